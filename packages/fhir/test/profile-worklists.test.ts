import { describe, expect, it } from 'vitest';
import { validateWorklist, validate } from '../src/stu3/index.js';
import { worklist } from './fixtures/responses.js';
import { wholePerson } from './fixtures/whole-records.js';
import { demandsInModes, sectionsOf } from './support/demands.js';

/* How to read the expectations: see support/demands.ts. Compared with the schemas and tables of the specification. */

/* What several worklists have in common. */
const profile = 'meta! > profile! > [0] = StructureDefinition/FetchWorklist-List-1';
const entries = `status! = current
mode! = snapshot
entry [] > [0]`;
const patient = `    patient! at most 1 > valueReference! > identifier!
      system! = http://fhir.nhs.net/Id/nhs-number
      value!: must be ten digits, the last a check digit`;
const priority = `    priority! at most 1 > valueCodeableConcept! > coding! > [0]
      system! = CodeSystem/Priority-1
      code! = ROUTINE, URGENT, TWO_WEEK_WAIT
      display ~null`;
const specialty = `    specialty! at most 1 > valueCodeableConcept! > coding! 1 > [0]
      system!
      code!`;
const userNamed = (name: string) => `    ${name} at most 1 > valueReference! > identifier!
      system! = http://fhir.nhs.net/Id/sds-user-id
      value!: ~ must be an SDS user id: twelve digits`;
const serviceNamed = (name: string) => `    ${name} at most 1 > valueReference!
      identifier!
        system! = http://fhir.nhs.net/Id/ers-service
        value!
      display!`;
const created = `    referralCreated! at most 1 > valueDateTime!: must be a dateTime, with zone if with time
    clinicalContext! at most 1 > valueString!
${userNamed('referrer!')}`;
const item = '  item! > reference!: must name a ReferralRequest or CommunicationRequest';

const expected = sectionsOf(`
## patient
id!: must be an id: up to 64 letters, digits, - and .
meta! > profile! > [0] = StructureDefinition/Patient-1
identifier! 1 > [0]
  system! = http://fhir.nhs.net/Id/nhs-number
  value!: must be ten digits, the last a check digit

## practitioner
id!: must be an id: up to 64 letters, digits, - and .
meta! > profile! > [0] = StructureDefinition/Practitioner-1
identifier! 1 > [0]
  system! = http://fhir.nhs.net/Id/sds-user-id
  value!: ~ must be an SDS user id: twelve digits

## referralsForReview
${profile}
contained
  [0]: must be of type Patient or Practitioner, by its profile
  [1]: must be of type Patient or Practitioner, by its profile
${entries}
  extension [] > eRS-ReferralsforReview-WorkListItem-1 at most 1 > extension!
    patient! at most 1 > valueReference! > reference!: must name a Patient
${priority}
${specialty}
    namedClinician at most 1 > valueReference! > reference!: must name a Practitioner
    allocatedClinician at most 1 > valueReference! > reference!: must name a Practitioner
    eReferralPathwayStart! at most 1 > valueDateTime!: must be a dateTime, with zone if with time
    clinicalInfoPrinted! at most 1 > valueBoolean!: must be a valid boolean
    requestContextStatus! at most 1 > valueCodeableConcept! > coding! 1 > [0]
      system! = CodeSystem/RequestContextStatus-1
      code! = LETTER_CHANGED, PRIORITY_CHANGED, PRIORITY_AND_LETTER_CHANGED, NEVER_REVIEWED
      display!
    clinicalInfoFirstSubmitted at most 1 > valueDateTime!: must be a dateTime, with zone if with time
    clinicalInfoLastUpdated at most 1 > valueDateTime!: must be a dateTime, with zone if with time
    referralType at most 1 > valueCodeableConcept! > coding! 1 > [0]
      system! = CodeSystem/ReferralType-1
      code! = APPOINTMENT, TRIAGE_DEFERRAL
    appointmentStart at most 1 > valueDateTime!: must be a dateTime, with zone if with time
${serviceNamed('service')}
    referralRequestVersion! at most 1 > valueInteger!: must be a valid integer
${item}

## appointmentSlotIssues
${profile}
${entries}
  extension [] > eRS-AppointmentSlotIssues-WorkListItem-1 at most 1 > extension!
${patient}
${priority}
${specialty}
${userNamed('namedClinician')}
    eReferralPathwayStart! at most 1 > valueDateTime!: must be a dateTime, with zone if with time
    clinicalInfoPrinted! at most 1 > valueBoolean!: must be a valid boolean
    ubrnReceived at most 1 > valueDateTime!: must be a dateTime, with zone if with time
    patientContactExpected at most 1 > valueDate!: must be a date: YYYY, YYYY-MM or YYYY-MM-DD
    clinicalInformationStatus at most 1 > valueCodeableConcept! > coding! 1 > [0]
      system! = CodeSystem/ClinicalInformationStatus-1
      code! = PRESENT, NOT_APPLICABLE, NOT_DUE, OVERDUE
    reason at most 1 > valueCodeableConcept! > coding! 1 > [0]
      system! = CodeSystem/ReviewReason-1
      code! = NO_SLOTS_AT_SERVICE, SLOT_NOT_AVAILABLE, BOOKING_ATTEMPT_PROBLEM, TRIAGE
    lastContact at most 1 > valueDateTime!: must be a dateTime, with zone if with time
${serviceNamed('service!')}
${item}

## adviceAndGuidanceRequests
${profile}
${entries}
  extension [] > eRS-AdviceAndGuidanceRequests-WorkListItem-1 at most 1 > extension!
${patient}
${priority}
${specialty}
${userNamed('namedClinician')}
    category! at most 1 > valueCodeableConcept! > coding! 1 > [0]
      system! = CodeSystem/AdviceAndGuidanceStatus-1
      code! = PROVIDER_RESPONSE_REQUIRED, REFERRER_TO_SUBMIT_FURTHER_INFORMATION, REFERRER_TO_REVIEW_RESPONSE, CONVERSATION_ENDED_CANCELLED, CONVERSATION_ENDED_CLOSED, ADVICE_CONVERTED
    adviceFirstRequested! at most 1 > valueDateTime!: must be a dateTime, with zone if with time
    adviceLastUpdated! at most 1 > valueDateTime!: must be a dateTime, with zone if with time
${userNamed('referrer!')}
${serviceNamed('service!')}
    clinicType at most 1 > valueCodeableConcept! > coding! 1 > [0]
      system!
      code!
    communicationRequestVersion! at most 1 > valueInteger!: must be a valid integer
${item}

## rejectedTriageResponse
${profile}
${entries}
  extension [] > eRS-RejectedTriageResponse-WorkListItem-1 at most 1 > extension!
${patient}
${priority}
${created}
    referralLastUpdated! at most 1 > valueDateTime!: must be a dateTime, with zone if with time
    status! at most 1 > valueCodeableConcept! > coding! > [0]
      system! = CodeSystem/ReferralState-1
      code! = REJECTED, CANCELLED_REFERRAL, DID_NOT_ATTEND, ASSESSMENT_RESULT, TRIAGE_RESPONSE, APPT_CANCELLED_BY_PROVIDER, APPT_CANCELLED_BY_PATIENT, AWAITING_TRIAGE, NOT_BOOKED, DEFERRED_TO_PROVIDER, BOOKED, TRIAGED_PROVIDER_TO_ACTION, APP_CANCELLED_BY_PROVIDER, APP_CANCELLED_BY_PATIENT
      display!
    reason at most 1 > valueCodeableConcept! > coding! > [0]
      system!
      code!
      display!
${item}

## lettersOutstanding
${profile}
${entries}
  extension [] > eRS-LettersOutstanding-WorkListItem-1 at most 1 > extension!
${patient}
${priority}
${created}
    letterDue! at most 1 > valueDate!: must be a date: YYYY, YYYY-MM or YYYY-MM-DD
${item}
`);

const cases: Readonly<Record<string, () => object>> = {
  patient: () => wholePerson('Patient'),
  practitioner: () => wholePerson('Practitioner'),
  referralsForReview: () => worklist('referralsForReview'),
  appointmentSlotIssues: () => worklist('appointmentSlotIssues'),
  adviceAndGuidanceRequests: () => worklist('adviceAndGuidanceRequests'),
  rejectedTriageResponse: () => worklist('rejectedTriageResponse'),
  lettersOutstanding: () => worklist('lettersOutstanding'),
};

describe('what a worklist has to hold', () => {
  it.each(Object.keys(cases))('%s', (name) => {
    const check = name.startsWith('p') ? validate : validateWorklist;
    expect(demandsInModes((value) => check(value), cases[name]?.() ?? {})).toBe(expected[name]);
  });

  it.each([
    ['assessmentReturnedCancelledDna', 'AssessmentReturnedCancelledDna'],
    ['awaitingBooking', 'AwaitingBooking'],
  ] as const)('%s: the same as rejectedTriageResponse', (name, kind) => {
    const demands = demandsInModes((value) => validateWorklist(value), worklist(name));
    expect(demands.replace(`eRS-${kind}-`, 'eRS-RejectedTriageResponse-')).toBe(
      expected['rejectedTriageResponse'],
    );
  });
});
