import {
  anyCoding,
  codes,
  coding,
  concept,
  exactlyOne,
  extensions,
  must,
  reference,
  referenceTo,
  value,
} from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import type { Rule } from '../../internal/table.js';
import { communicationRequest as base } from '../base/communication-request.js';
import { release } from '../release.js';
import {
  healthcareServiceReferenceUrl,
  practitionerRoleReferenceUrl,
  providerConversionAuthorisationUrl,
  referralPriorityUrl,
  referralShortlistUrl,
  specialtyUrl,
} from '../tables/extension-urls.js';
import { communicationRequestProfileUrl } from '../tables/profile-urls.js';
import { adviceAndGuidanceStatus, providerConversionAuthorisation } from '../tables/record-code-systems.js';
import { documentReference } from './document-reference.js';
import { practitionerRole } from './practitioner-role.js';
import { serviceSearchCriteria } from './service-search-criteria.js';
import { nhsNumber, priorityConcept, requestId, service, ubrnAndVersion } from './shared.js';
import { shortlist } from './shortlist.js';

/** A reference that holds nothing of its own, only an extension. */
export const byExtension = (url: string, rule: Rule): Rule => ({
  fields: {
    extension: must({ ...extensions({ [url]: exactlyOne(value('valueReference', rule)) }), max: 1 }),
  },
});

/** Who wrote: a role, contained or in the same bundle. */
export const practitionerRoleReference = (): Rule =>
  byExtension(practitionerRoleReferenceUrl, reference('PractitionerRole'));

/** The service that is asked for advice. */
export const healthcareServiceReference = (): Rule =>
  byExtension(healthcareServiceReferenceUrl, referenceTo(service()));

/** Source: the extension schemas that `eRS-CommunicationRequest` lists, and their stated cardinality. */
const adviceExtensions = (): Rule =>
  extensions({
    [referralShortlistUrl]: exactlyOne(value('valueReference', reference('List'))),
    [referralPriorityUrl]: exactlyOne(value('valueCodeableConcept', priorityConcept())),
    [providerConversionAuthorisationUrl]: exactlyOne(
      value('valueCoding', coding(providerConversionAuthorisation, { display: must() })),
    ),
    [specialtyUrl]: exactlyOne(value('valueCoding', anyCoding({ display: must() }))),
  });

/** A request for advice and guidance; its id is the UBRN. Source: schema `eRS-CommunicationRequest`; A024. */
export const communicationRequest = /* @__PURE__ */ defineProfile(release, () => ({
  url: communicationRequestProfileUrl,
  mode: 'response',
  base,
  metaProfiles: [communicationRequestProfileUrl],
  fields: {
    ...ubrnAndVersion(),
    contained: must({
      nullable: true,
      resources: [shortlist, serviceSearchCriteria, documentReference, practitionerRole],
    }),
    extension: must({ ...adviceExtensions(), nullable: true }),
    status: must(codes(['active', 'cancelled', 'completed'])),
    category: must({ ...concept(coding(adviceAndGuidanceStatus)), nullable: true }),
    subject: must(referenceTo(nhsNumber())),
    recipient: must(healthcareServiceReference()),
    sender: must(practitionerRoleReference()),
    requester: must({ fields: { agent: must(practitionerRoleReference()) } }),
    payload: { fields: { contentReference: must(reference('DocumentReference')) } },
    identifier: must(requestId()),
  },
}));
