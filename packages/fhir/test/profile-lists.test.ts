import { describe, expect, it } from 'vitest';
import type { ProfileName } from '../src/stu3/index.js';
import { wholeCodeSystem } from './fixtures/whole-records.js';
import { emptyServiceList, wholeServiceList } from './fixtures/whole-services.js';
import { demandsOfProfile, differenceOf, sectionsOf } from './support/demands.js';

/* How to read the expectations: see support/demands.ts. Compared with the schemas and tables of the specification. */
const expected = sectionsOf(`
## codeSystem
id! = SPECIALTY, CLINIC-TYPE, APPOINTMENT-CANCELLATION-REASON, REFERRAL-CANCELLATION-REASON, APPOINTMENT-NON-ATTENDANCE-REASON, PRIORITY
meta! > profile! > [0] = http://hl7.org/fhir/StructureDefinition/shareablecodesystem, StructureDefinition/Specialty-CodeSystem-1
url!
name! = e-RS Appointment Cancellation Reason, e-RS Specialty, e-RS Clinic Type, e-RS ReferralRequest Cancellation Reason, e-RS Appointment Non-attendance Reason, e-RS Priority
status! = active
experimental: must be a valid boolean
date!: must be a dateTime, with zone if with time
publisher = e-Referral Service
description!
caseSensitive: must be a valid boolean
content! = complete
property! []
  effectiveFrom at most 1
    uri! = CodeSystem/Concept-Properties-1#effectiveFrom
    type! = dateTime
  effectiveTo at most 1
    uri! = CodeSystem/Concept-Properties-1#effectiveTo
    type! = dateTime
  specialty at most 1
    uri! = CodeSystem/Concept-Properties-1#specialty
    type! = Coding
  appointmentBookingCancellationReasonType at most 1
    uri! = CodeSystem/Concept-Properties-1#appointmentBookingCancellationReasonType
    type! = Coding
  willCancelWholeRequest at most 1
    uri! = CodeSystem/Concept-Properties-1#willCancelWholeRequest
    type! = boolean
  usage at most 1
    uri! = CodeSystem/Concept-Properties-1#usage
    type! = Coding
  commentIsMandatory at most 1
    uri! = CodeSystem/Concept-Properties-1#commentIsMandatory
    type! = boolean
  businessFunction at most 1
    uri! = CodeSystem/Concept-Properties-1#businessFunction
    type! = Coding
  appointmentRequestCancellationReasonType at most 1
    uri! = CodeSystem/Concept-Properties-1#appointmentRequestCancellationReasonType
    type! = Coding
  canCancelAppointment at most 1
    uri! = CodeSystem/Concept-Properties-1#canCancelAppointment
    type! = boolean
  referrerUsage at most 1
    uri! = CodeSystem/Concept-Properties-1#referrerUsage
    type! = Coding
  deferToProviderContactDays at most 1
    uri! = CodeSystem/Concept-Properties-1#deferToProviderContactDays
    type! = integer
  triageContactDays at most 1
    uri! = CodeSystem/Concept-Properties-1#triageContactDays
    type! = integer
concept! > [0]
  code!
  display!
  property! ~null []
    effectiveFrom at most 1 > valueDateTime!: must be a dateTime, with zone if with time
    effectiveTo at most 1 > valueDateTime!: must be a dateTime, with zone if with time
    specialty > valueCoding!
      system!
      code!
    appointmentBookingCancellationReasonType at most 1 > valueCoding!
      system! = CodeSystem/AppointmentBookingCancellationReasonType-1
      code!
    willCancelWholeRequest at most 1 > valueBoolean!: must be a valid boolean
    usage > valueCoding!
      system! = CodeSystem/AppointmentCancellationReasonUsage-1
      code! = REJECT, CANCEL
    commentIsMandatory at most 1 > valueBoolean!: must be a valid boolean
    businessFunction > valueCoding!
      system! = CodeSystem/BusinessFunction-1
      code!
    appointmentRequestCancellationReasonType at most 1 > valueCoding!
      system! = CodeSystem/AppointmentRequestCancellationReasonType-1
      code!
    canCancelAppointment at most 1 > valueBoolean!: must be a valid boolean
    referrerUsage > valueCoding!
      system! = CodeSystem/ReferralRequestCancellationReasonUsage-1
      code! = CANCEL_REFERRAL
    deferToProviderContactDays at most 1 > valueInteger!: must be a valid integer
    triageContactDays at most 1 > valueInteger!: must be a valid integer
  extension ~null []
    eRS-EffectivefromDate-1 at most 1 > valueDate!: must be a date: YYYY, YYYY-MM or YYYY-MM-DD
    eRS-EffectivetoDate-1 at most 1 > valueDate!: must be a date: YYYY, YYYY-MM or YYYY-MM-DD

## serviceList, waits in days
meta! > profile! > [0] = StructureDefinition/FetchServices-List-1
status! = current
mode! = snapshot
entry! [] > [0]
  extension! > eRS-ServiceSearch-ListItem-1! at most 1 > extension! 2..3
    displayProminently at most 1 > valueBoolean!: must be a valid boolean
    distance at most 1 > valueUnsignedInt!: must be a valid unsignedInt
    indicativeAppointmentWaitTime at most 1 > valueUnsignedInt! (needs valueUnsignedInt or valueCodeableConcept): must be a valid unsignedInt
  item!
    extension! > eRS-ServiceSummaryView-1! at most 1 > extension!
      supportedAppointmentType > valueCodeableConcept! > coding! 1 > [0]
        system! = CodeSystem/AppointmentType-1
        code! = DAY_CASE, FIRST_OUTPATIENT, ASSESSMENT_SERVICE, GPSI, AHP_CLINIC, DIAGNOSTIC, NURSE_CLINIC, OPHTHALMOLOGIST, TELEPHONE_ASSESSMENT
      serviceName > valueString!
      supportedRequestFlowType > valueCodeableConcept! > coding! 1 > [0]
        system! = CodeSystem/RequestFlowType-1
        code! = APPOINTMENT_REQUEST, TRIAGE_REQUEST, ADVICE_AND_GUIDANCE_REQUEST
      indicativeTreatmentWaitTime > valueUnsignedInt! (needs valueUnsignedInt or valueCodeableConcept): must be a valid unsignedInt
      bookableType > valueCodeableConcept! > coding! 1 > [0]
        system! = CodeSystem/BookableType-1
        code! = DIRECTLY_BOOKABLE, INDIRECTLY_BOOKABLE, UNSPECIFIED
      linkToNHSWebsite > valueString!
      location > valueReference!
        identifier!
          system! = https://directory.spineservices.nhs.uk/STU3/Organization
          value!: ~ must be an ODS code
        display!
      referrerAlert > valueString!
      exclusions > valueString!
      suggestedInvestigations > valueString!
      conditionsTreated > valueString!
      ageTreated > valueRange!
        low!
          value!: must be a valid integer
          unit! = YEARS, MONTHS
        high!
          value!: must be a valid integer
          unit! = YEARS, MONTHS
      genderTreated > valueCodeableConcept! > coding! 1 > [0]
        system! = CodeSystem/GenderTreated-1
        code! = MALE, FEMALE, MALE_AND_FEMALE
      additionalRequirementSupported > valueCodeableConcept! > coding! 1 > [0]
        system! = CodeSystem/AdditionalRequirementType-1
        code! = ADVOCACY, INTERPRETER, TRANSPORT
      referralLetterRequired > valueBoolean!: must be a valid boolean
      specialty > valueCodeableConcept! > coding! 1 > [0]
        system!
        code!
    identifier!
      system! = http://fhir.nhs.net/Id/ers-service
      value!

## serviceList, waits coded
    indicativeAppointmentWaitTime at most 1 > valueCodeableConcept! (needs valueUnsignedInt or valueCodeableConcept) > coding! 1 > [0]
      system! = CodeSystem/IWT-1
      code! = LIMITED_AVAILABILITY, NOT_APPLICABLE
      indicativeTreatmentWaitTime > valueCodeableConcept! (needs valueUnsignedInt or valueCodeableConcept) > coding! 1 > [0]
        system! = CodeSystem/CapacityAlert-1
        code! = LOW

## serviceList, nothing found
entry! []
emptyReason > coding! 1 > [0]
  system! = http://hl7.org/fhir/ValueSet/list-empty-reason
  code! = nilknown, notasked, withheld, unavailable, notstarted, closed
  display!
`);

const cases: Readonly<Record<string, readonly [ProfileName, object]>> = {
  codeSystem: ['codeSystem', wholeCodeSystem()],
  'serviceList, waits in days': ['serviceList', wholeServiceList(false)],
  'serviceList, waits coded': ['serviceList', wholeServiceList(true)],
  'serviceList, nothing found': ['serviceList', emptyServiceList()],
};

/** Where only what differs from another is listed. */
const like: Readonly<Record<string, string>> = {
  'serviceList, waits coded': 'serviceList, waits in days',
  'serviceList, nothing found': 'serviceList, waits in days',
};

describe('what a list of services and a set of reference data has to hold', () => {
  it.each(Object.keys(cases))('%s', (name) => {
    const [profile, value] = cases[name] as (typeof cases)[string];
    const demands = demandsOfProfile(profile, value);
    expect(differenceOf(demands, expected[like[name] ?? ''] ?? '')).toBe(expected[name]);
  });
});
