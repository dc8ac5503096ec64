import { describe, expect, it } from 'vitest';
import type { ProfileName } from '../src/stu3/index.js';
import { wholeRequests } from './fixtures/whole-requests.js';
import { demandsOfProfile, sectionsOf } from './support/demands.js';

/* How to read the expectations: see support/demands.ts. Compared with the schemas and tables of the specification. */

/* What several requests have in common. */
const patient = `  patient! at most 1 > valueIdentifier!
    system! = http://fhir.nhs.net/Id/nhs-number
    value!: must be ten digits, the last a check digit`;
const clinicianNamed = (name: string) => `  ${name} at most 1 > valueIdentifier!
    system! = http://fhir.nhs.net/Id/sds-user-id
    value!: must be an SDS user id: twelve digits`;
const people = `${patient}
${clinicianNamed('referringClinician')}`;
const priorityNamed = (name: string) => `  ${name} at most 1 > valueCoding!
    system! = CodeSystem/Priority-1
    code! = ROUTINE, URGENT, TWO_WEEK_WAIT`;
const letterOf = (intentions: string) => `  intentionToAddReferralLetter! at most 1 > valueCoding!
    system! = CodeSystem/ReferralLetterIntention-1
    code! = ${intentions}
  firstReminderLetterFollowUpDays! at most 1 > valueUnsignedInt!: must be a valid unsignedInt`;

const expected = sectionsOf(`
## cancelAppointmentActionLater
meta! > profile! > [0] = StructureDefinition/cancelAppointmentActionLater-Parameters-1
parameter!
${priorityNamed('priority')}
  comments! at most 1 > valueString!
  appointmentCancelledInPAS at most 1 > valueBoolean!: must be a valid boolean
  providerAttachmentFile > resource!: must be of type DocumentReference, by its profile

## cancelReferralRequest
meta! > profile! > [0] = StructureDefinition/CancelReferral-Request-Parameters-1
parameter!
  cancellationReason! at most 1 > valueCoding!
    system!
    code!
  cancellationComments at most 1 > valueString!

## changeShortlist
meta! > profile! > [0] = StructureDefinition/ChangeShortlist-Parameters-1
parameter!
  shortlist! at most 1 > resource!: must be of type List, by its profile
${letterOf('NEED_TO_ADD_LATER, NOT_INTENDING_TO_ADD')}

## changeShortlistAndSendForTriageRequest
meta! > profile! > [0] = StructureDefinition/ChangeShortlistAndSendForTriage-Request-Parameters-1
parameter!
  shortlist! at most 1 > resource!: must be of type List, by its profile
${letterOf('NEED_TO_ADD_LATER, NOT_INTENDING_TO_ADD')}

## createAdviceAndGuidanceRequest
meta! > profile! > [0] = StructureDefinition/CreateAdviceAndGuidance-Request-Parameters-1
parameter!
${people}
  providerConversionAuthorisation! at most 1 > valueCoding!
    system! = CodeSystem/ProviderConversionAuthorisation-1
    code! = AUTHORISED_TO_CONVERT, NOT_AUTHORISED_TO_CONVERT
  shortlist! at most 1 > resource!: must be of type List, by its profile
  request! at most 1 > valueString!
  requestAttachmentFile > resource!: must be of type DocumentReference, by its profile

## createFromCommunicationRequest
meta! > profile! > [0] = StructureDefinition/CreateFromCommunicationRequestActionLater-Request-Parameters-1
parameter!
  createFrom! at most 1 > valueReference! > reference!: must name a CommunicationRequest versioned
  guidance! at most 1 > valueString!
${priorityNamed('newReferralPriority!')}
  reviewComments! at most 1 > valueString!
  guidanceAttachmentFile > resource!: must be of type DocumentReference, by its profile
  reviewAttachmentFile > resource!: must be of type DocumentReference, by its profile

## createReferral
meta! > profile! > [0] = StructureDefinition/CreateReferral-Parameters-1
parameter!
${people}
  shortlist! at most 1 > resource!: must be of type List, by its profile
${letterOf('NEED_TO_ADD_LATER, NOT_INTENDING_TO_ADD')}
  eReferralPathwayStart at most 1 > valueInstant!: must be an instant: YYYY-MM-DDThh:mm:ss with zone

## createReferralAndSendForTriage
meta! > profile! > [0] = StructureDefinition/CreateReferralAndSendForTriage-Parameters-1
parameter!
${people}
  shortlist! at most 1 > resource!: must be of type List, by its profile
${letterOf('NEED_TO_ADD_LATER')}

## fetchWorklist
meta! > profile! > [0] = StructureDefinition/FetchWorklist-Parameters-1
parameter!
  listType! at most 1 > valueCodeableConcept! > coding! 1 > [0]
    system! (is not in this profile): is not in this profile
    code! = REFERRALS_FOR_REVIEW, APPOINTMENT_SLOT_ISSUES, REJECTED_TRIAGE_RESPONSE, ASSESSMENT_RETURNED_CANCELLED_DNA, AWAITING_BOOKING, LETTERS_OUTSTANDING
  service at most 1 > valueIdentifier!
    system! = http://fhir.nhs.net/Id/ers-service
    value!
  specialtyAssignedIndicator at most 1 > valueCodeableConcept! > coding! 1 > [0]
    system! = CodeSystem/AssignedIndicator-1
    code! = ASSIGNED, NOT_ASSIGNED
  specialty at most 1 > valueCodeableConcept! > coding! 1 > [0]
    system!
    code!
  location at most 1 > valueIdentifier!
    system! = https://directory.spineservices.nhs.uk/STU3/Organization
    value!: must be an ODS code
  clinicianAssignedIndicator at most 1 > valueCodeableConcept! (is required; clinician needs clinicianAssignedIndicator with ASSIGNED) > coding! (is required; clinician needs clinicianAssignedIndicator with ASSIGNED) 1 > [0]
    system! = CodeSystem/AssignedIndicator-1
    code! (is required; clinician needs clinicianAssignedIndicator with ASSIGNED) = ASSIGNED, NOT_ASSIGNED; clinician needs clinicianAssignedIndicator with ASSIGNED
${clinicianNamed('clinician')}

## maintainReferralLetter
meta! > profile! > [0] = StructureDefinition/MaintainReferralLetter-Parameters-1
parameter! > referralLetterFile! > resource!: must be of type DocumentReference, by its profile

## patientServiceSearch
meta! > profile! > [0] = StructureDefinition/PatientServiceSearch-Parameters-1
parameter!
  requestType! at most 1 > valueCoding!
    system! = CodeSystem/RequestType-1
    code! = APPOINTMENT_REQUEST, ADVICE_AND_GUIDANCE_REQUEST
  sortBy! at most 1 > valueCoding!
    system! = CodeSystem/SortBy-1
    code! = DISTANCE, IWT
${people}
  commissioningRuleOrganisation at most 1 > valueIdentifier!
    system! = https://fhir.nhs.uk/Id/ods-organization-code
    value!: must be an ODS code
  searchCriteria! at most 1 > resource!: must be of type Parameters, by its profile

## recordReviewOutcome
meta! > profile! > [0] = StructureDefinition/RecordReviewOutcome-Parameters-1
parameter!
${priorityNamed('reviewPriority')}
  reviewOutcome! at most 1 > valueCoding!
    system! = CodeSystem/ReviewOutcome-1
    code! = RETURN_TO_REFERRER_WITH_ADVICE, ACCEPT_REFER_BOOK_LATER
  reviewComments! at most 1 > valueString!
  reviewAttachmentFile > resource!: must be of type DocumentReference, by its profile

## rejectReferral
meta! > profile! > [0] = StructureDefinition/RejectReferral-Parameters-1
parameter!
  rejectionReason! at most 1 > valueCoding!
    system!
    code!
  rejectionComments at most 1 > valueString!
  appointmentCancelledInPAS at most 1 > valueBoolean!: must be a valid boolean

## sendCommunicationToRequesterRequest
meta! > profile! > [0] = StructureDefinition/SendCommunicationToRequester-Request-Parameters-1
parameter!
  guidanceOutcome! at most 1 > valueCoding!
    system! = CodeSystem/GuidanceResponseOutcome-1
    code! = RETURN_TO_REFERRER_WITH_ADVICE, REQUIRE_FURTHER_INFORMATION, PROVIDER_CONVERTED
  guidanceIntendedRecommendation at most 1 > valueCoding!
    system! = CodeSystem/GuidanceIntendedRecommendation-1
    code! = ADVICE_ONLY_NO_REFERRAL_RECOMMENDED, ADVICE_FOLLOWED_BY_REFERRAL_IF_REQUIRED, REFERRAL_RECOMMENDED, OTHER
  guidance! at most 1 > valueString!
${priorityNamed('updatedPriority!')}
  guidanceAttachmentFile > resource!: must be of type DocumentReference, by its profile
`);

const cases: Readonly<Record<string, () => object>> = wholeRequests;

describe('what the body of a request has to hold', () => {
  it.each(Object.keys(cases))('%s', (name) => {
    expect(demandsOfProfile(name as ProfileName, cases[name]?.() ?? {})).toBe(expected[name]);
  });
});
