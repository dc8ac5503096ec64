import { describe, expect, it } from 'vitest';
import * as stu3 from '../src/stu3/index.js';
import {
  system,
  parameters,
  nhsNumberOf,
  userOf,
  priorityOf,
  clock,
  fileOf,
  searchCriteria,
  shortlistOf,
  reason,
  file,
  described,
  describedFile,
} from './fixtures/bodies.js';
import { clinician, patient, ubrn } from './fixtures/identifiers.js';

const rows: readonly (readonly [name: string, build: () => unknown, body: unknown])[] = [
  [
    'rejectReferralParameters, the least',
    () => stu3.rejectReferralParameters({ reason: { ...reason, commentIsMandatory: false } }),
    parameters('RejectReferral', { name: 'rejectionReason', valueCoding: reason }),
  ],
  [
    'rejectReferralParameters, with everything',
    () => stu3.rejectReferralParameters({ reason, comments: 'Elsewhere', appointmentCancelledInPAS: false }),
    parameters(
      'RejectReferral',
      { name: 'rejectionReason', valueCoding: reason },
      { name: 'rejectionComments', valueString: 'Elsewhere' },
      { name: 'appointmentCancelledInPAS', valueBoolean: false },
    ),
  ],
  [
    'cancelAppointmentActionLaterParameters',
    () =>
      stu3.cancelAppointmentActionLaterParameters(
        { comments: 'Rebook', priority: 'URGENT', appointmentCancelledInPAS: true, files: [file] },
        { clock },
      ),
    parameters(
      'cancelAppointmentActionLater',
      { name: 'priority', valueCoding: priorityOf('URGENT') },
      { name: 'comments', valueString: 'Rebook' },
      { name: 'appointmentCancelledInPAS', valueBoolean: true },
      { name: 'providerAttachmentFile', resource: fileOf('PROVIDER') },
    ),
  ],
  [
    'recordReviewOutcomeParameters',
    () =>
      stu3.recordReviewOutcomeParameters(
        { outcome: 'ACCEPT_REFER_BOOK_LATER', comments: 'Soon', priority: 'URGENT', files: [file] },
        { clock },
      ),
    parameters(
      'RecordReviewOutcome',
      { name: 'reviewPriority', valueCoding: priorityOf('URGENT') },
      {
        name: 'reviewOutcome',
        valueCoding: { system: system('ReviewOutcome'), code: 'ACCEPT_REFER_BOOK_LATER' },
      },
      { name: 'reviewComments', valueString: 'Soon' },
      { name: 'reviewAttachmentFile', resource: fileOf('PROVIDER') },
    ),
  ],
  [
    'createAdviceAndGuidanceParameters',
    () =>
      stu3.createAdviceAndGuidanceParameters(
        {
          patient,
          service: '90210',
          searchCriteria,
          providerConversionAuthorisation: 'AUTHORISED_TO_CONVERT',
          request: 'What is it?',
          referringClinician: clinician,
          files: [file],
        },
        { clock },
      ),
    parameters(
      'CreateAdviceAndGuidance-Request',
      { name: 'patient', valueIdentifier: nhsNumberOf(patient) },
      { name: 'referringClinician', valueIdentifier: userOf(clinician) },
      {
        name: 'providerConversionAuthorisation',
        valueCoding: { system: system('ProviderConversionAuthorisation'), code: 'AUTHORISED_TO_CONVERT' },
      },
      shortlistOf('90210'),
      { name: 'request', valueString: 'What is it?' },
      { name: 'requestAttachmentFile', resource: fileOf('ADVICE_REQUEST') },
    ),
  ],
  [
    'sendCommunicationToRequesterParameters',
    () =>
      stu3.sendCommunicationToRequesterParameters(
        {
          outcome: 'RETURN_TO_REFERRER_WITH_ADVICE',
          intendedRecommendation: 'OTHER',
          guidance: 'Try an emollient',
          priority: 'ROUTINE',
          files: [file],
        },
        { clock },
      ),
    parameters(
      'SendCommunicationToRequester-Request',
      {
        name: 'guidanceOutcome',
        valueCoding: { system: system('GuidanceResponseOutcome'), code: 'RETURN_TO_REFERRER_WITH_ADVICE' },
      },
      {
        name: 'guidanceIntendedRecommendation',
        valueCoding: { system: system('GuidanceIntendedRecommendation'), code: 'OTHER' },
      },
      { name: 'guidance', valueString: 'Try an emollient' },
      { name: 'updatedPriority', valueCoding: priorityOf('ROUTINE') },
      { name: 'guidanceAttachmentFile', resource: fileOf('GUIDANCE_RESPONSE') },
    ),
  ],
  [
    'createFromCommunicationRequestParameters',
    () =>
      stu3.createFromCommunicationRequestParameters(
        {
          adviceRequest: { ubrn, version: 4 },
          guidance: 'Refer',
          priority: 'URGENT',
          reviewComments: 'Book',
          guidanceFiles: [file],
          reviewFiles: [described],
        },
        { clock },
      ),
    parameters(
      'CreateFromCommunicationRequestActionLater-Request',
      {
        name: 'createFrom',
        valueReference: { reference: `CommunicationRequest/${ubrn}/_history/4` },
      },
      { name: 'guidance', valueString: 'Refer' },
      { name: 'newReferralPriority', valueCoding: priorityOf('URGENT') },
      { name: 'reviewComments', valueString: 'Book' },
      { name: 'guidanceAttachmentFile', resource: fileOf('GUIDANCE_RESPONSE') },
      { name: 'reviewAttachmentFile', resource: describedFile('PROVIDER') },
    ),
  ],
];

describe('builders of what providers and advisers send', () => {
  it.each(rows)('%s: the whole body, without a property more', (_, build, body) => {
    expect(build()).toStrictEqual(body);
  });
});
