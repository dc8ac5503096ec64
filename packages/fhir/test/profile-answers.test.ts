import { describe, expect, it } from 'vitest';
import type { ProfileName } from '../src/stu3/index.js';
import { practitionerRole, schedule, searchset, slot, task } from './fixtures/responses.js';
import * as whole from './fixtures/whole-records.js';
import { demandsOfProfile, differenceOf, sectionsOf } from './support/demands.js';

/* How to read the expectations: see support/demands.ts. Compared with the schemas and tables of the specification. */

/* What the answers to searches have in common. */
const searchHead = `id!: must be an id: up to 64 letters, digits, - and .
meta!
  lastUpdated!: must be an instant: YYYY-MM-DDThh:mm:ss with zone
  profile! > [0] = http://hl7.org/fhir/STU3/StructureDefinition/Bundle
type! = searchset`;
const selfLink = `link! 1 > [0]
  relation! = self
  url!`;
const entryAt = (index: number, mode: string) => `  [${index}]
    fullUrl!
    resource! (is not in this profile): ~ is of a type that e-RS does not use: not checked, by its profile
    search! > mode! = ${mode}`;

const expected = sectionsOf(`
## communicationRequest
id!: must be a UBRN: twelve digits
meta!
  versionId!: must be an id: up to 64 letters, digits, - and .
  profile! > [0] = StructureDefinition/CommunicationRequest-1
extension! ~null
  eRS-ReferralShortlist-1! at most 1 > valueReference! > reference!: must name a List
  eRS-ReferralPriority-1! at most 1 > valueCodeableConcept! > coding! > [0]
    system! = CodeSystem/Priority-1
    code! = ROUTINE, URGENT, TWO_WEEK_WAIT
    display ~null
  eRS-ProviderConversionAuthorisation-1! at most 1 > valueCoding!
    system! = CodeSystem/ProviderConversionAuthorisation-1
    code! = AUTHORISED_TO_CONVERT, NOT_AUTHORISED_TO_CONVERT
    display!
  eRS-Specialty-1! at most 1 > valueCoding!
    system!
    code!
    display!
contained!
  [0]: must be of type List or Parameters or DocumentReference or PractitionerRole, by its profile
  [1]: must be of type List or Parameters or DocumentReference or PractitionerRole, by its profile
  [2]: must be of type List or Parameters or DocumentReference or PractitionerRole, by its profile
  [3]: must be of type List or Parameters or DocumentReference or PractitionerRole, by its profile
status! = active, cancelled, completed
category! ~null > [0] > coding! 1 > [0]
  system! = CodeSystem/AdviceAndGuidanceStatus-1
  code! = PROVIDER_RESPONSE_REQUIRED, REFERRER_TO_SUBMIT_FURTHER_INFORMATION, REFERRER_TO_REVIEW_RESPONSE, CONVERSATION_ENDED_CANCELLED, CONVERSATION_ENDED_CLOSED, ADVICE_CONVERTED
subject! > identifier!
  system! = http://fhir.nhs.net/Id/nhs-number
  value!: must be ten digits, the last a check digit
recipient! > [0] > extension! 1 > HealthcareService-Reference-1! at most 1 > valueReference! > identifier!
  system! = http://fhir.nhs.net/Id/ers-service
  value!
sender! > extension! 1 > PractitionerRole-Reference-1! at most 1 > valueReference! > reference!: must name a PractitionerRole
requester! > agent! > extension! 1 > PractitionerRole-Reference-1! at most 1 > valueReference! > reference!: must name a PractitionerRole
payload [] > [0] > contentReference! > reference!: must name a DocumentReference
identifier! > [0]
  system! = https://fhir.nhs.uk/Id/ers-request-id
  value!

## communication, to an organisation
id!: must be an id: up to 64 letters, digits, - and .
meta!
  versionId: must be an id: up to 64 letters, digits, - and .
  profile! > [0] = StructureDefinition/Communication-1, https://fhir.hl7.org.uk/STU3/StructureDefinition/eRS-Communication-1
basedOn [] > [0] > reference: must name a CommunicationRequest
status! = completed
category! 1 > [0] > coding! 1 > [0]
  system! = CodeSystem/CommunicationSentBy-1
  code! = REQUESTER, RESPONDER, REFERRER_CLINICAL_INFORMATION_UPDATED
recipient! 1 > [0] > identifier! (needs identifier or extension)
  system! = https://fhir.nhs.uk/Id/ods-organization-code
  value!: ~ must be an ODS code
sent!: must be a dateTime, with zone if with time
sender! > extension! 1 > PractitionerRole-Reference-1! at most 1 > valueReference! > reference!: must name a PractitionerRole
note! 1 > [0] > text!
extension [] > Communication-Requester-1 at most 1 > valueReference! > reference!: must name a PractitionerRole
payload [] > [0] > contentReference! > reference!: must name a DocumentReference

## communication, to a service
recipient! 1 > [0] > extension! (needs identifier or extension) [] 0..1 > HealthcareService-Reference-1 > valueReference! > identifier!
  system! = http://fhir.nhs.net/Id/ers-service
  value!

## practitionerRole
id!: must be an id: up to 64 letters, digits, - and .
meta! > profile! > [0] = https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-PractitionerRole-1
practitioner! > identifier!
  system! = http://fhir.nhs.net/Id/sds-user-id
  value!: ~ must be an SDS user id: twelve digits
organization! > identifier!
  system! = https://fhir.nhs.uk/Id/ods-organization-code
  value!: ~ must be an ODS code
code [] > [0] > coding! > [0]
  system! = CodeSystem/BusinessFunction-1
  code!

## slot
id!: must be an id: up to 64 letters, digits, - and .
meta! > profile! > [0] = https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Slot-1
identifier! 1 > [0]
  system! = https://fhir.nhs.uk/Id/alternative-slot
  value!
schedule! > reference!: must name a Schedule
status! = free
start!: must be an instant: YYYY-MM-DDThh:mm:ss with zone
end!: must be an instant: YYYY-MM-DDThh:mm:ss with zone

## schedule
id!: must be an id: up to 64 letters, digits, - and .
meta! > profile! > [0] = https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Schedule-1
identifier! 1 > [0]
  system! = https://fhir.nhs.uk/Id/ers-schedule
  value!
actor! 1..2
  [0] > identifier! (is not in this profile)
    system! (is not in this profile): is not in this profile
    value!
  [1] > identifier! (is not in this profile)
    system! (is not in this profile): is not in this profile
    value!: ~ must be an SDS user id: twelve digits

## task
id!: must be an id: up to 64 letters, digits, - and .
meta! > profile! > [0] = https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Task-1
status! = ready
intent! = proposal
focus! > reference!: must name a ReferralRequest
code > coding! > [0]
  system! = CodeSystem/AvailableActionsForUser-1
  code! = RECORD_REVIEW_OUTCOME, CREATE_APPOINTMENT, CHANGE_SHORTLIST, CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE, CANCEL_REFERRAL, CANCEL_DIRECTLY_BOOKED_APPOINTMENT
  display!

## slotBundle
${searchHead}
total!: must be a valid unsignedInt
link! 1..3 > [0]
  relation! = self, previous, next
  url!
entry! []
${entryAt(0, 'match')}
${entryAt(1, 'include')}

## communicationBundle
${searchHead}
total!: must be a valid unsignedInt
${selfLink}
entry! []
${entryAt(0, 'match')}
${entryAt(1, 'include')}
${entryAt(2, 'include')}

## taskBundle
${searchHead}
${selfLink}
entry! [] > [0]
  fullUrl!
  resource! (is not in this profile): ~ is of a type that e-RS does not use: not checked, by its profile
  search! > mode! = match

## cancelReferralResponse
meta! > profile! > [0] = StructureDefinition/CancelReferral-Response-Parameters-1
parameter!
  updatedReferralRequest! at most 1 > resource!: must be of type ReferralRequest, by its profile
  updatedAppointment at most 1 > resource!: must be of type Appointment, by its profile

## changeShortlistAndSendForTriageResponse
meta! > profile! > [0] = StructureDefinition/ChangeShortlistAndSendForTriage-Response-Parameters-1
parameter!
  updatedReferralRequest! at most 1 > resource!: must be of type ReferralRequest, by its profile
  createdAppointment! at most 1 > resource!: must be of type Appointment, by its profile

## createAdviceAndGuidanceResponse
meta! > profile! > [0] = StructureDefinition/CreateAdviceAndGuidance-Response-Parameters-1
parameter!
  createdCommunicationRequest! at most 1 > resource!: must be of type CommunicationRequest, by its profile
  createdCommunication! at most 1 > resource!: must be of type Communication, by its profile

## sendCommunicationToRequesterResponse
meta! > profile! > [0] = StructureDefinition/SendCommunicationToRequester-Response-Parameters-1
parameter!
  updatedCommunicationRequest! at most 1 > resource!: must be of type CommunicationRequest, by its profile
  createdCommunication! at most 1 > resource!: must be of type Communication, by its profile

## operationOutcome, of a payload
meta! > profile [] 0..1 > [0] = StructureDefinition/OperationOutcome-1
issue! > [0]
  severity! = fatal, error, warning, information
  code! = invalid, structure, required, value, invariant, security, login, unknown, expired, forbidden, suppressed, processing, not-supported, duplicate, not-found, too-long, code-invalid, extension, too-costly, business-rule, conflict, incomplete, transient, lock-error, no-store, exception, timeout, throttled, informational
  details! > coding! > [0]
    system! (is required; is not in this profile): is not in this profile
    code!

## operationOutcome, of the error pages

`);

const anAppointment = whole.wholeAppointment('reviewReason', 'TRIAGE');
const updatedReferralRequest = whole.wholeReferral();
const createdCommunication = whole.wholeMessage(true);

const cases: Readonly<Record<string, readonly [ProfileName, object]>> = {
  communicationRequest: ['communicationRequest', whole.wholeAdviceRequest()],
  'communication, to an organisation': ['communication', whole.wholeMessage(true)],
  'communication, to a service': ['communication', whole.wholeMessage(false)],
  practitionerRole: ['practitionerRole', practitionerRole(true)],
  slot: ['slot', slot],
  schedule: ['schedule', schedule],
  task: ['task', task('CANCEL_REFERRAL')],
  slotBundle: ['slotBundle', searchset('Slot', { total: 1 }, slot, schedule)],
  communicationBundle: [
    'communicationBundle',
    searchset('X', { total: 1 }, whole.wholeMessage(false), practitionerRole(true), whole.wholeFile()),
  ],
  taskBundle: ['taskBundle', searchset('Task', {}, task('CANCEL_REFERRAL'))],
  cancelReferralResponse: [
    'cancelReferralResponse',
    whole.answer('cancelReferralResponse', { updatedReferralRequest, updatedAppointment: anAppointment }),
  ],
  changeShortlistAndSendForTriageResponse: [
    'changeShortlistAndSendForTriageResponse',
    whole.answer('changeShortlistAndSendForTriageResponse', {
      updatedReferralRequest,
      createdAppointment: anAppointment,
    }),
  ],
  createAdviceAndGuidanceResponse: [
    'createAdviceAndGuidanceResponse',
    whole.answer('createAdviceAndGuidanceResponse', {
      createdCommunicationRequest: whole.wholeAdviceRequest(),
      createdCommunication,
    }),
  ],
  sendCommunicationToRequesterResponse: [
    'sendCommunicationToRequesterResponse',
    whole.answer('sendCommunicationToRequesterResponse', {
      updatedCommunicationRequest: whole.wholeAdviceRequest(),
      createdCommunication,
    }),
  ],
  'operationOutcome, of a payload': ['operationOutcome', whole.wholeOutcome('apiErrorCode')],
  'operationOutcome, of the error pages': [
    'operationOutcome',
    whole.wholeOutcome('apiErrorCodeOnErrorPages'),
  ],
};

/** Where only what differs from another is listed. */
const like: Readonly<Record<string, string>> = {
  'communication, to a service': 'communication, to an organisation',
  'operationOutcome, of the error pages': 'operationOutcome, of a payload',
};

describe('what an answer has to hold', () => {
  it.each(Object.keys(cases))('%s', (name) => {
    const [profile, value] = cases[name] as (typeof cases)[string];
    const demands = demandsOfProfile(profile, value);
    expect(differenceOf(demands, expected[like[name] ?? ''] ?? '')).toBe(expected[name]);
  });
});
