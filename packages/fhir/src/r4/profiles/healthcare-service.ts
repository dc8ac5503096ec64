import { codes, coding, extensions, fixed, must, once, value } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import type { Rule } from '../../internal/table.js';
import { healthcareService as base } from '../base/healthcare-service.js';
import { release } from '../release.js';
import {
  appointmentType,
  bookableType,
  contactPurpose,
  ersContactPurpose,
  requestFlowType,
} from '../tables/code-systems.js';
import {
  healthcareServiceContactUrl,
  hoursOfOperationUrl,
  profileUrls,
  serviceInstructionsUrl,
} from '../tables/urls.js';
import { site } from './shared.js';

/** Source: schema `Extension-eRS-HealthcareService-Contact`. */
const contact = (): Rule =>
  must(
    extensions({
      purpose: once(
        value('valueCodeableConcept', {
          fields: {
            coding: must({
              fields: {
                system: must(fixed(contactPurpose.system, ersContactPurpose.system)),
                code: must(codes(contactPurpose.codes)),
                display: must(),
              },
            }),
          },
        }),
      ),
      telecom: value('valueContactPoint', {
        fields: { system: must(codes(['phone', 'email'])), value: must() },
      }),
    }),
  );

/** Two kinds of code in one list. */
const characteristics = (): Rule => ({
  fields: {
    coding: must({
      slices: {
        by: 'system',
        of: {
          [requestFlowType.system]: coding(requestFlowType, { display: must() }),
          [bookableType.system]: coding(bookableType, { display: must() }),
        },
      },
    }),
  },
});

/** A service of a provider. Source: schema `eRS-HealthcareService`; A033, A035. */
export const healthcareService = /* @__PURE__ */ defineProfile(release, () => ({
  url: profileUrls.healthcareService,
  mode: 'response',
  base,
  fields: {
    id: must(),
    meta: must({ fields: { versionId: must() } }),
    extension: extensions({
      [hoursOfOperationUrl]: once(value('valueString')),
      [serviceInstructionsUrl]: once(value('valueString')),
      [healthcareServiceContactUrl]: { fields: { extension: contact() } },
    }),
    location: must({ fields: { identifier: site() } }),
    name: must(),
    // The specification warns that a single object may come.
    type: { single: true, fields: { coding: must(coding(appointmentType, { display: must() })) } },
    characteristic: characteristics(),
  },
}));
