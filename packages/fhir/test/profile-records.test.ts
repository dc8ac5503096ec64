import { describe, expect, it } from 'vitest';
import type { Mode, ProfileName } from '../src/stu3/index.js';
import * as whole from './fixtures/whole-records.js';
import { wholeShortlist } from './fixtures/whole-requests.js';
import { demandsOfProfile, differenceOf, sectionsOf } from './support/demands.js';

/* How to read the expectations: see support/demands.ts. Compared with the schemas and tables of the specification. */
const expected = sectionsOf(`
## referralRequest
id!: must be a UBRN: twelve digits
meta!
  versionId!: must be an id: up to 64 letters, digits, - and .
  profile! > [0] = StructureDefinition/ReferralRequest-1
extension! ~null
  eRS-ReferralShortlist-1! at most 1 > valueReference! > reference!: must name a List
  eRS-Commissioning-Rule-Org-1! at most 1 > valueIdentifier!
    system! = https://fhir.nhs.uk/Id/ods-organization-code
    value!: ~ must be an ODS code
  eRS-ReferralPriority-1! at most 1 > valueCodeableConcept! > coding! > [0]
    system! = CodeSystem/Priority-1
    code! = ROUTINE, URGENT, TWO_WEEK_WAIT
    display ~null
  eRS-ReferralState-1! at most 1 > extension!
    state! at most 1 > valueCoding!
      system! = CodeSystem/ReferralState-1
      code! = REJECTED, CANCELLED_REFERRAL, DID_NOT_ATTEND, ASSESSMENT_RESULT, TRIAGE_RESPONSE, APPT_CANCELLED_BY_PROVIDER, APPT_CANCELLED_BY_PATIENT, AWAITING_TRIAGE, NOT_BOOKED, DEFERRED_TO_PROVIDER, BOOKED, TRIAGED_PROVIDER_TO_ACTION, APP_CANCELLED_BY_PROVIDER, APP_CANCELLED_BY_PATIENT
      display!
    reason at most 1 > valueCoding!
      system!
      code!
    comments at most 1 > valueString!
  eRS-Appointment-1 at most 1 > valueReference! > reference!: must name a Appointment
  eRS-Appointment-Reference-1 at most 1 > valueReference! > reference!: must name a Appointment
  eRS-ClinicalInfoFirstSubmitted-1 at most 1 > valueDateTime!: must be a dateTime, with zone if with time
  eRS-ClinicalInfoLastUpdated-1 at most 1 > valueDateTime!: must be a dateTime, with zone if with time
  eRS-PatientAdditionalRequirement-1 at most 3 > valueCoding!
    system! = CodeSystem/AdditionalRequirementType-1
    code! = ADVOCACY, INTERPRETER, TRANSPORT
    display!
  eRS-eReferralPathwayStart-1 at most 1 > valueInstant! (needs valueInstant or valueDateTime): must be an instant: YYYY-MM-DDThh:mm:ss with zone
contained!
  [0]: must be of type List or Parameters or Appointment or DocumentReference, by its profile
  [1]: must be of type List or Parameters or Appointment or DocumentReference, by its profile
  [2]: must be of type List or Parameters or Appointment or DocumentReference, by its profile
  [3]: must be of type List or Parameters or Appointment or DocumentReference, by its profile
  [4]: must be of type List or Parameters or Appointment or DocumentReference, by its profile
status! = active, cancelled, completed
intent! = plan
specialty > coding! 1 > [0]
  system!
  code!
subject! > identifier!
  system! = http://fhir.nhs.net/Id/nhs-number
  value!: must be ten digits, the last a check digit
supportingInfo! ~null []
  [0] > reference!: must name a DocumentReference or ReferralRequest or CommunicationRequest
  [1] > reference!: must name a DocumentReference or ReferralRequest or CommunicationRequest
  [2] > reference!: must name a DocumentReference or ReferralRequest or CommunicationRequest
identifier! > [0]
  system! = https://fhir.nhs.uk/Id/ers-request-id
  value!
as a request:
      code! = REJECTED, CANCELLED_REFERRAL, DID_NOT_ATTEND, ASSESSMENT_RESULT, TRIAGE_RESPONSE, APPT_CANCELLED_BY_PROVIDER, APPT_CANCELLED_BY_PATIENT, AWAITING_TRIAGE, NOT_BOOKED, DEFERRED_TO_PROVIDER, BOOKED, TRIAGED_PROVIDER_TO_ACTION
  eRS-eReferralPathwayStart-1 at most 1 > valueInstant! (needs valueInstant or valueDateTime; is required): must be an instant: YYYY-MM-DDThh:mm:ss with zone

## shortlist
meta! > profile! > [0] = StructureDefinition/Shortlist-List-1
contained > [0]: must be of type Parameters, by its profile
extension ~null [] 0..1 > eRS-Shortlist-SearchCriteria-1 at most 1 > valueReference! > reference!: must name a Parameters
status! = current
mode! = snapshot
entry! 1..20 > [0] > item! > identifier!
  system! = http://fhir.nhs.net/Id/ers-service
  value!
as a request:
contained! > [0]: must be of type Parameters, by its profile
extension! 1 > eRS-Shortlist-SearchCriteria-1 at most 1 > valueReference! > reference!: must name a Parameters

## serviceSearchCriteria
meta! > profile! > [0] = StructureDefinition/ServiceSearchCriteria-Parameters-1
parameter!
  priority at most 1 > valueCoding!
    system! = CodeSystem/Priority-1
    code! = ROUTINE, URGENT, TWO_WEEK_WAIT
  specialty at most 1 > valueCoding!
    system!
    code!
  clinicType at most 1 > valueCoding!
    system! = CodeSystem/ClinicType-1
    code!
  indicativeAppointmentWaitTimeLimit at most 1 > valueUnsignedInt!: must be a valid unsignedInt
  postcode at most 1 > valueString!
  distanceLimit at most 1 > valueUnsignedInt!: must be a valid unsignedInt
  clinicalTerm at most 1 > valueCoding!
    system! = http://snomed.info/sct
    code!
  namedClinician at most 1 > valueIdentifier!
    system! = http://fhir.nhs.net/Id/sds-user-id
    value!: ~ must be an SDS user id: twelve digits
  ageAndGenderAppropriate at most 1 > valueBoolean!: must be a valid boolean
  commissioningProvisioning at most 1 > valueCoding!
    system! = CodeSystem/CommissioningProvisioning-1
    code! = ALL_AVAILABLE_FOR_BOOKING, ALL_SERVICES, LOCALLY_COMMISSIONABLE, NATIONALLY_AVAILABLE
  organisation > valueIdentifier!
    system! = https://directory.spineservices.nhs.uk/STU3/Organization
    value!: ~ must be an ODS code
id!: must be an id: up to 64 letters, digits, - and .

## appointment, deferred
id!: must be an id: up to 64 letters, digits, - and .
meta!
  versionId ~null: must be an id: up to 64 letters, digits, - and .
  profile!
    [0] = StructureDefinition/Appointment-1, https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Appointment-1
    [1] = StructureDefinition/Appointment-1, https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Appointment-1
status! = proposed, pending, booked, arrived, fulfilled, cancelled, noshow
reason ~null [] 0..1 > [0] > coding! 1 > [0]
  system!
  code! = NO_SLOTS_AT_SERVICE, SLOT_NOT_AVAILABLE, BOOKING_ATTEMPT_PROBLEM, TRIAGE
description! = e-Referral Appointment
created ~null: must be a dateTime, with zone if with time
incomingReferral! ~null [] 0..1 > [0] > reference!: must name a ReferralRequest
participant! 2..3
  [0] at most 1
    actor! (is not in this profile)
      identifier! (is not in this profile)
        system! (is not in this profile): is not in this profile
        value!
      display ~null
    status! = accepted
  [1] at most 1
    actor! (is not in this profile) > identifier! (is not in this profile)
      system! (is not in this profile): is not in this profile
      value!: must be ten digits, the last a check digit
    status! = accepted
  [2] at most 1
    type! > coding! 1 > [0]
      system! = http://hl7.org/fhir/ValueSet/encounter-participant-type
      code! = CON
    actor! (must be a list; is not in this profile) > identifier! (must be a list; is not in this profile)
      system! (must be a list; is not in this profile): must be a list; is not in this profile
      value!: ~ must be an SDS user id: twelve digits
    status! = accepted
start ~null: must be an instant: YYYY-MM-DDThh:mm:ss with zone
end ~null: must be an instant: YYYY-MM-DDThh:mm:ss with zone
slot ~null [] 0..1 > [0] > reference!: must name a Slot
comment ~null
as a request:
incomingReferral! 0..1 > [0] > reference!: must name a ReferralRequest versioned
      value!
slot! (a booking needs the slot that it takes) 0..1 > [0] > reference!: must name a Slot

## appointment, reviewed
  code! = ACCEPT_REFER_BOOK_LATER, CANCEL_APPOINTMENT_ACTION_LATER, PROVIDER_CONVERTED_ADVICE_AND_GUIDANCE_ADMIN_TO_REFER, RETURN_TO_REFERRER_WITH_ADVICE
  display ~null

## appointment, cancelled
  code!
  display ~null
`);

const cases: Readonly<Record<string, readonly [ProfileName, () => object, Mode]>> = {
  referralRequest: ['referralRequest', whole.wholeReferral, 'request'],
  shortlist: ['shortlist', wholeShortlist, 'request'],
  serviceSearchCriteria: ['serviceSearchCriteria', () => wholeShortlist().contained?.[0] ?? {}, 'request'],
  'appointment, deferred': ['appointment', () => whole.wholeAppointment('reviewReason', 'TRIAGE'), 'request'],
  'appointment, reviewed': [
    'appointment',
    () => whole.wholeAppointment('reviewOutcome', 'ACCEPT_REFER_BOOK_LATER'),
    'request',
  ],
  'appointment, cancelled': ['appointment', () => whole.cancelledAppointment, 'response'],
};

/** Where only what differs from another is listed. */
const like: Readonly<Record<string, string>> = {
  'appointment, reviewed': 'appointment, deferred',
  'appointment, cancelled': 'appointment, deferred',
};

describe('what a referral and what belongs to it has to hold', () => {
  it.each(Object.keys(cases))('%s', (name) => {
    const [profile, make, another] = cases[name] as (typeof cases)[string];
    const demands = demandsOfProfile(profile, make(), another);
    expect(differenceOf(demands, expected[like[name] ?? ''] ?? '')).toBe(expected[name]);
  });
});
