import type * as base3 from 'fhir/r3.js';
import type * as base4 from 'fhir/r4.js';
import { expectTypeOf } from 'vitest';
import * as r4 from '../src/r4/index.js';
import * as stu3 from '../src/stu3/index.js';

// What e-RS sends can be handed to code that knows the base types.
expectTypeOf<stu3.ErsReferralRequest>().toExtend<base3.ReferralRequest>();
expectTypeOf<stu3.ErsCommunicationRequest>().toExtend<base3.CommunicationRequest>();
expectTypeOf<stu3.ErsCommunication>().toExtend<base3.Communication>();
expectTypeOf<stu3.ErsAppointment>().toExtend<base3.Appointment>();
expectTypeOf<stu3.ErsDocumentReference>().toExtend<base3.DocumentReference>();
expectTypeOf<stu3.ErsDocumentReferenceBody>().toExtend<base3.DocumentReference>();
expectTypeOf<stu3.ErsShortlist>().toExtend<base3.List>();
expectTypeOf<stu3.ErsWorklist>().toExtend<base3.List>();
expectTypeOf<stu3.ErsServiceList>().toExtend<base3.List>();
expectTypeOf<stu3.ErsServiceSearchCriteria>().toExtend<base3.Parameters>();
expectTypeOf<stu3.ErsPractitionerRole>().toExtend<base3.PractitionerRole>();
expectTypeOf<stu3.ErsPatient>().toExtend<base3.Patient>();
expectTypeOf<stu3.ErsPractitioner>().toExtend<base3.Practitioner>();
expectTypeOf<stu3.ErsSlotBundle>().toExtend<base3.Bundle>();
expectTypeOf<stu3.ErsCommunicationBundle>().toExtend<base3.Bundle>();
expectTypeOf<stu3.ErsTaskBundle>().toExtend<base3.Bundle>();
expectTypeOf<stu3.ErsSlot>().toExtend<base3.Slot>();
expectTypeOf<stu3.ErsSchedule>().toExtend<base3.Schedule>();
expectTypeOf<stu3.ErsTask>().toExtend<base3.Task>();
expectTypeOf<stu3.ErsCodeSystem>().toExtend<base3.CodeSystem>();
expectTypeOf<stu3.ErsOperationOutcome>().toExtend<base3.OperationOutcome>();
expectTypeOf<stu3.FetchWorklistParameters>().toExtend<base3.Parameters>();
expectTypeOf<stu3.PatientServiceSearchParameters>().toExtend<base3.Parameters>();
expectTypeOf<stu3.CreateReferralParameters>().toExtend<base3.Parameters>();
expectTypeOf<stu3.CreateReferralAndSendForTriageParameters>().toExtend<base3.Parameters>();
expectTypeOf<stu3.MaintainReferralLetterParameters>().toExtend<base3.Parameters>();
expectTypeOf<stu3.RejectReferralParameters>().toExtend<base3.Parameters>();
expectTypeOf<stu3.CancelAppointmentActionLaterParameters>().toExtend<base3.Parameters>();
expectTypeOf<stu3.SendCommunicationToRequesterParameters>().toExtend<base3.Parameters>();
expectTypeOf<stu3.CreateFromCommunicationRequestParameters>().toExtend<base3.Parameters>();
expectTypeOf<stu3.RecordReviewOutcomeParameters>().toExtend<base3.Parameters>();
expectTypeOf<stu3.ChangeShortlistParameters>().toExtend<base3.Parameters>();
expectTypeOf<stu3.ChangeShortlistAndSendForTriageParameters>().toExtend<base3.Parameters>();
expectTypeOf<stu3.CancelReferralParameters>().toExtend<base3.Parameters>();
expectTypeOf<stu3.CreateAdviceAndGuidanceParameters>().toExtend<base3.Parameters>();
expectTypeOf<stu3.CancelReferralResultParameters>().toExtend<base3.Parameters>();
expectTypeOf<stu3.ChangeShortlistAndSendForTriageResultParameters>().toExtend<base3.Parameters>();
expectTypeOf<stu3.SendCommunicationToRequesterResultParameters>().toExtend<base3.Parameters>();
expectTypeOf<stu3.CreateAdviceAndGuidanceResultParameters>().toExtend<base3.Parameters>();
expectTypeOf<r4.ErsHealthcareService>().toExtend<base4.HealthcareService>();
expectTypeOf<r4.ErsPractitionerRole>().toExtend<base4.PractitionerRole>();
expectTypeOf<r4.ErsServiceRequest>().toExtend<base4.ServiceRequest>();
expectTypeOf<r4.ErsOperationOutcome>().toExtend<base4.OperationOutcome>();
expectTypeOf<r4.ErsPractitionerRoleBundle>().toExtend<base4.Bundle>();
expectTypeOf<r4.ErsHealthcareServiceBundle>().toExtend<base4.Bundle>();
expectTypeOf<r4.ErsServiceRequestBundle>().toExtend<base4.Bundle>();

// They differ where e-RS does.
expectTypeOf<stu3.ErsAppointmentBody>().not.toExtend<base3.Appointment>();
expectTypeOf<r4.ErsPractitioner>().not.toExtend<base4.Practitioner>();

// Codes are unions from the tables; open where NHS may add values.
expectTypeOf<stu3.CodeOf<'priority'>>().toEqualTypeOf<'ROUTINE' | 'URGENT' | 'TWO_WEEK_WAIT'>();
expectTypeOf<'A_NEW_ONE'>().toExtend<stu3.CodeOf<'businessFunction'>>();
expectTypeOf<'A_NEW_ONE'>().not.toExtend<stu3.CodeOf<'referralState'>>();
expectTypeOf(
  stu3.codeSystems.priority.system,
).toEqualTypeOf<'https://fhir.nhs.uk/STU3/CodeSystem/eRS-Priority-1'>();

// A reading must be looked at before its value.
const reading = stu3.referralState({});
// @ts-expect-error -- missing and malformed have none
void reading.value.state;
if (reading.status === 'present') expectTypeOf(reading.value.comments).toEqualTypeOf<string | undefined>();

// The items of a worklist are told apart.
for (const item of stu3.presentValue(stu3.worklistItems({})) ?? []) {
  // @ts-expect-error -- not on every worklist
  void item.letterDue;
  if (item.listType === 'LETTERS_OUTSTANDING')
    expectTypeOf(item.letterDue).toEqualTypeOf<string | undefined>();
}

// Bodies are read with the types of their parameters.
const rejection = stu3.presentValue(stu3.readRejectReferralParameters({}));
expectTypeOf(rejection?.appointmentCancelledInPAS).toEqualTypeOf<boolean | undefined>();

// Builders refuse at compile time what they can.
// @ts-expect-error -- a referrers' worklist takes no filter
stu3.fetchWorklistParameters({ listType: 'AWAITING_BOOKING', service: '1' });
// @ts-expect-error -- not an outcome that A028 takes
stu3.recordReviewOutcomeParameters({ outcome: 'CANCEL_APPOINTMENT_ACTION_LATER', comments: 'x' });
// @ts-expect-error -- a patient is missing
stu3.createReferralAndSendForTriageParameters({ shortlist: { services: ['1'], searchCriteria: {} } });

// Guards narrow.
const unknownValue: unknown = {};
if (stu3.isReferralRequest(unknownValue)) expectTypeOf(unknownValue).toEqualTypeOf<stu3.ErsReferralRequest>();

// Profiles are known by name, and any URL is taken.
stu3.validate({}, { profile: 'createReferral' });
stu3.validate({}, { profile: 'https://example.org' });
// @ts-expect-error -- no such mode
stu3.validate({}, { mode: 'lenient' });
