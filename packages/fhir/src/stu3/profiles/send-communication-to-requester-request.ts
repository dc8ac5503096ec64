import { demand } from '../../internal/invariants.js';
import { coding, exactlyOne, once, resource, value } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { release } from '../release.js';
import { sendCommunicationToRequesterRequestProfileUrl } from '../tables/profile-urls.js';
import { guidanceIntendedRecommendation, guidanceResponseOutcome } from '../tables/record-code-systems.js';
import { guidanceAttachment } from './document-reference.js';
import { adviceNeedsRecommendation } from './invariants-parameters.js';
import { messageParameter, parametersTable } from './parameters-shared.js';
import { priorityCoding } from './shared.js';

/** The answer to a request for advice. Source: schema
 * `eRS-SendCommunicationToRequester-Request-Parameters`; A026. */
export const sendCommunicationToRequesterRequest = /* @__PURE__ */ defineProfile(release, () => ({
  ...parametersTable(sendCommunicationToRequesterRequestProfileUrl, {
    guidanceOutcome: exactlyOne(value('valueCoding', coding(guidanceResponseOutcome))),
    guidanceIntendedRecommendation: once(value('valueCoding', coding(guidanceIntendedRecommendation))),
    guidance: exactlyOne(messageParameter()),
    updatedPriority: exactlyOne(value('valueCoding', priorityCoding())),
    guidanceAttachmentFile: resource(guidanceAttachment),
  }),
  demands: demand(adviceNeedsRecommendation),
}));
