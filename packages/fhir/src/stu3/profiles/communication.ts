import {
  coding,
  concept,
  extensions,
  fixed,
  must,
  once,
  reference,
  referenceTo,
  value,
} from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { communication as base } from '../base/communication.js';
import { release } from '../release.js';
import { communicationRequesterUrl, healthcareServiceReferenceUrl } from '../tables/extension-urls.js';
import { communicationOnOldHostProfileUrl, communicationProfileUrl } from '../tables/profile-urls.js';
import { communicationSentBy } from '../tables/record-code-systems.js';
import { practitionerRoleReference } from './communication-request.js';
import { organisation, service } from './shared.js';

/** One message of an advice conversation. Source: schema `eRS-Communication`; A025. */
export const communication = /* @__PURE__ */ defineProfile(release, () => ({
  url: communicationProfileUrl,
  mode: 'response',
  base,
  metaProfiles: [communicationProfileUrl, communicationOnOldHostProfileUrl],
  fields: {
    id: must(),
    // In payloads only: no schema describes it.
    extension: extensions({
      [communicationRequesterUrl]: once(value('valueReference', reference('PractitionerRole'))),
    }),
    basedOn: { targets: ['CommunicationRequest'] },
    status: must(fixed('completed')),
    category: must({ ...concept(coding(communicationSentBy)), max: 1 }),
    // An organisation, or a service by extension.
    recipient: must({
      max: 1,
      oneOf: ['identifier', 'extension'],
      fields: {
        identifier: organisation(),
        extension: {
          max: 1,
          ...extensions({ [healthcareServiceReferenceUrl]: value('valueReference', referenceTo(service())) }),
        },
      },
    }),
    sent: must(),
    sender: must(practitionerRoleReference()),
    payload: { fields: { contentReference: must(reference('DocumentReference')) } },
    note: must({ max: 1 }),
  },
}));
