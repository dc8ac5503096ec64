import { demand } from '../../internal/invariants.js';
import { coding, exactlyOne, once, resource, value } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { release } from '../release.js';
import { createAdviceAndGuidanceRequestProfileUrl } from '../tables/profile-urls.js';
import { providerConversionAuthorisation } from '../tables/record-code-systems.js';
import { adviceAttachment } from './document-reference.js';
import { oneShortlistedService } from './invariants-parameters.js';
import {
  clinicianParameter,
  messageParameter,
  parametersTable,
  patientParameter,
  shortlistParameter,
} from './parameters-shared.js';

/** A request for advice and guidance from one service. Source: schema
 * `eRS-CreateAdviceAndGuidance-Request-Parameters`; A044. */
export const createAdviceAndGuidanceRequest = /* @__PURE__ */ defineProfile(release, () => ({
  ...parametersTable(createAdviceAndGuidanceRequestProfileUrl, {
    patient: exactlyOne(patientParameter()),
    providerConversionAuthorisation: exactlyOne(
      value('valueCoding', coding(providerConversionAuthorisation)),
    ),
    shortlist: shortlistParameter(),
    request: exactlyOne(messageParameter()),
    referringClinician: once(clinicianParameter()),
    requestAttachmentFile: resource(adviceAttachment),
  }),
  demands: demand(oneShortlistedService),
}));
