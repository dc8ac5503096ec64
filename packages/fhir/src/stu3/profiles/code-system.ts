import { anyCoding, codes, coding, extensions, fixed, must, once, value } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import type { Rule, RuleFields } from '../../internal/table.js';
import { codeSystem as base } from '../base/code-system.js';
import { release } from '../release.js';
import { effectiveFromDateUrl, effectiveToDateUrl } from '../tables/extension-urls.js';
import { shareableCodeSystemProfileUrl, specialtyCodeSystemProfileUrl } from '../tables/profile-urls.js';
import {
  appointmentCancellationReasonType,
  appointmentCancellationUsage,
  businessFunction,
  referralCancellationReasonType,
  referralCancellationUsage,
} from '../tables/record-code-systems.js';
import { referenceDataSets } from '../tables/reference-data.js';

/** The values that a concept's properties take. Source: schema `CodeSystemConcept`. */
const conceptProperties = (): RuleFields => ({
  effectiveFrom: once(value('valueDateTime')),
  effectiveTo: once(value('valueDateTime')),
  specialty: value('valueCoding', anyCoding()),
  appointmentBookingCancellationReasonType: once(
    value('valueCoding', coding(appointmentCancellationReasonType)),
  ),
  willCancelWholeRequest: once(value('valueBoolean')),
  usage: value('valueCoding', coding(appointmentCancellationUsage)),
  commentIsMandatory: once(value('valueBoolean')),
  businessFunction: value('valueCoding', coding(businessFunction)),
  appointmentRequestCancellationReasonType: once(
    value('valueCoding', coding(referralCancellationReasonType)),
  ),
  canCancelAppointment: once(value('valueBoolean')),
  referrerUsage: value('valueCoding', coding(referralCancellationUsage)),
  deferToProviderContactDays: once(value('valueInteger')),
  triageContactDays: once(value('valueInteger')),
});

/** The type of each property. Source: schema `CodeSystemProperties`. */
const propertyTypes: Readonly<Record<string, string>> = {
  effectiveFrom: 'dateTime',
  effectiveTo: 'dateTime',
  specialty: 'Coding',
  appointmentBookingCancellationReasonType: 'Coding',
  willCancelWholeRequest: 'boolean',
  usage: 'Coding',
  commentIsMandatory: 'boolean',
  businessFunction: 'Coding',
  appointmentRequestCancellationReasonType: 'Coding',
  canCancelAppointment: 'boolean',
  referrerUsage: 'Coding',
  deferToProviderContactDays: 'integer',
  triageContactDays: 'integer',
};

const propertyPrefix = 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-Concept-Properties-1#';

const declaredProperties = (): RuleFields =>
  Object.fromEntries(
    Object.entries(propertyTypes).map(([name, type]): [string, Rule] => [
      name,
      { max: 1, fields: { uri: must(fixed(propertyPrefix + name)), type: must(fixed(type)) } },
    ]),
  );

/** A set of reference data. Source: schema `CodeSystem`; A004. */
export const codeSystem = /* @__PURE__ */ defineProfile(release, () => ({
  url: shareableCodeSystemProfileUrl,
  mode: 'response',
  base,
  metaProfiles: [shareableCodeSystemProfileUrl, specialtyCodeSystemProfileUrl],
  fields: {
    id: must(codes(referenceDataSets)),
    url: must(),
    name: must(
      fixed(
        'e-RS Appointment Cancellation Reason',
        'e-RS Specialty',
        'e-RS Clinic Type',
        'e-RS ReferralRequest Cancellation Reason',
        'e-RS Appointment Non-attendance Reason',
        'e-RS Priority',
      ),
    ),
    status: must(fixed('active')),
    date: must(),
    publisher: fixed('e-Referral Service'),
    description: must(),
    content: must(fixed('complete')),
    property: { present: true, slices: { by: 'code', of: declaredProperties() } },
    concept: must({
      fields: {
        extension: {
          nullable: true,
          ...extensions({
            [effectiveFromDateUrl]: once(value('valueDate')),
            [effectiveToDateUrl]: once(value('valueDate')),
          }),
        },
        display: must(),
        property: {
          present: true,
          nullable: true,
          slices: { by: 'code', of: conceptProperties() },
        },
      },
    }),
  },
}));
