import {
  anyCoding,
  codes,
  coding,
  exactlyOne,
  extensions,
  fixed,
  must,
  once,
  reference,
  referenceTo,
  value,
} from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import type { Rule } from '../../internal/table.js';
import { referralRequest as base } from '../base/referral-request.js';
import { release } from '../release.js';
import {
  appointmentReferenceUrl,
  appointmentUrl,
  clinicalInfoFirstSubmittedUrl,
  clinicalInfoLastUpdatedUrl,
  commissioningRuleOrganisationUrl,
  eReferralPathwayStartUrl,
  patientAdditionalRequirementUrl,
  referralPriorityUrl,
  referralShortlistUrl,
  referralStateUrl,
} from '../tables/extension-urls.js';
import { referralRequestProfileUrl } from '../tables/profile-urls.js';
import { additionalRequirementType, referralState } from '../tables/request-code-systems.js';
import { containedAppointment } from './appointment.js';
import { documentReference } from './document-reference.js';
import { serviceSearchCriteria } from './service-search-criteria.js';
import {
  nhsNumber,
  organisation,
  priorityConcept,
  requestId,
  ubrnAndVersion,
  referralStates,
} from './shared.js';
import { shortlist } from './shortlist.js';

/** Source: schema `Extension-eRS-ReferralState`. */
const stateParts = (): Rule =>
  must(
    extensions({
      state: exactlyOne(
        value('valueCoding', {
          fields: {
            system: must(fixed(referralState.system)),
            code: must({ ...codes(referralStates()), request: codes(referralState.codes) }),
            display: must(),
          },
        }),
      ),
      reason: once(value('valueCoding', anyCoding())),
      comments: once(value('valueString')),
    }),
  );

/** Source: the extension schemas that `eRS-ReferralRequest` lists, and their stated cardinality. */
const referralExtensions = (): Rule =>
  extensions({
    [referralShortlistUrl]: exactlyOne(value('valueReference', reference('List'))),
    [commissioningRuleOrganisationUrl]: exactlyOne(value('valueIdentifier', organisation())),
    [referralPriorityUrl]: exactlyOne(value('valueCodeableConcept', priorityConcept())),
    [referralStateUrl]: exactlyOne({ fields: { extension: stateParts() } }),
    [appointmentUrl]: once(value('valueReference', reference('Appointment'))),
    [appointmentReferenceUrl]: once(value('valueReference', reference('Appointment'))),
    [clinicalInfoFirstSubmittedUrl]: once(value('valueDateTime')),
    [clinicalInfoLastUpdatedUrl]: once(value('valueDateTime')),
    [patientAdditionalRequirementUrl]: {
      ...value('valueCoding', coding(additionalRequirementType, { display: must() })),
      max: 3,
    },
    // The schema demands `valueInstant` and describes `valueDateTime`; payloads hold the first.
    [eReferralPathwayStartUrl]: {
      max: 1,
      oneOf: ['valueInstant', 'valueDateTime'],
      request: value('valueInstant'),
    },
  });

/** A referral; its id is the UBRN. Source: schema `eRS-ReferralRequest`; A005. */
export const referralRequest = /* @__PURE__ */ defineProfile(release, () => ({
  url: referralRequestProfileUrl,
  mode: 'response',
  base,
  metaProfiles: [referralRequestProfileUrl],
  fields: {
    ...ubrnAndVersion(),
    contained: must({
      nullable: true,
      resources: [shortlist, serviceSearchCriteria, containedAppointment, documentReference],
    }),
    extension: must({ ...referralExtensions(), nullable: true }),
    status: must(codes(['active', 'cancelled', 'completed'])),
    specialty: { fields: { coding: must({ max: 1, ...anyCoding() }) } },
    subject: must(referenceTo(nhsNumber())),
    supportingInfo: {
      present: true,
      nullable: true,
      ...reference('DocumentReference', 'ReferralRequest', 'CommunicationRequest'),
    },
    intent: must(fixed('plan')),
    identifier: must(requestId()),
  },
}));
