import {
  addLetter,
  appointmentCancellationReasons,
  readReferralWithActions,
  referralCancellationReasons,
  rejectionReasons,
  uploadFiles,
  type CodedConcept,
  type ReferralWithActions,
} from '@ers-kit/client';
import {
  cancelAppointment,
  cancelAppointmentActionLaterParameters,
  cancelReferralParameters,
  codeSystems,
  recordReviewOutcomeParameters,
  rejectReferralParameters,
  type CodeOf,
  type RecordReviewOutcomeInput,
} from '@ers-kit/fhir/stu3';
import { answerOf, answerTo, type Answers, type FormPage, type Rule } from './forms.js';
import { booking } from './booking.js';
import type { ActionContext, ActionInput, RecordAction, RecordKind } from './record-pages.js';

type Referral = ReferralWithActions;
type Action = RecordAction<Referral>;
type Context = ActionContext<Referral>;

const isBooked = ({ summary }: Referral): boolean => summary.state?.code === 'BOOKED';
/** Offered where e-RS says so (A029). */
const offers =
  (action: CodeOf<'availableActions'>) =>
  ({ actions }: Referral): boolean =>
    actions.includes(action);

/** The priority, which may be changed. */
export const priorityRule: Rule = { required: 'Choose the priority', oneOf: codeSystems.priority.codes };

const reviewOutcomes = ['ACCEPT_REFER_BOOK_LATER', 'RETURN_TO_REFERRER_WITH_ADVICE'] as const;

/** An action that asks for a reason, and for comments where the reason needs them. */
function reasonAction(
  reasonsFor: (context: Context) => Promise<readonly CodedConcept[]>,
  send: (
    context: Context,
    input: ActionInput & { readonly reason: CodedConcept; readonly comments: string | undefined },
  ) => Promise<unknown>,
): Pick<Action, 'form' | 'send'> {
  const find = (reasons: readonly CodedConcept[], answers: Answers) =>
    reasons.find(({ code }) => code === answerOf(answers, 'reason'));
  return {
    async form(context) {
      const reasons = await reasonsFor(context);
      const comments: Rule = {
        check: (text, all) =>
          text === undefined && find(reasons, all)?.commentIsMandatory
            ? 'Enter comments: this reason needs them'
            : undefined,
      };
      const codes = reasons.map(({ code }) => code);
      return {
        locals: { reasons },
        rules: { reason: { required: 'Choose a reason', oneOf: codes }, comments },
      };
    },
    async send(context, input) {
      const reason = find(await reasonsFor(context), input.answers);
      if (!reason) throw new TypeError('The reason was one of these a moment ago.');
      return send(context, { ...input, reason, comments: answerOf(input.answers, 'comments') });
    },
  };
}

const readAppointment = ({ ers, record }: Context) =>
  ers.retrieveAppointment({ id: record.summary.appointmentId ?? '' });

const cancellation = reasonAction(
  ({ data, role }) => appointmentCancellationReasons(data, role),
  async (context, { version, reason, comments: comment }) => {
    const { resource: appointment } = await readAppointment(context);
    const body = cancelAppointment({ appointment, reason, ...(comment && { comment }) });
    return context.ers.updateAppointment({ id: appointment.id ?? '', version, body });
  },
);

const actions: Readonly<Record<string, Action>> = {
  book: booking,
  accept: {
    operation: 'A013',
    done: 'Referral accepted',
    isOffered: isBooked,
    form: () => ({}),
    send: ({ ers, ubrn }, { version }) => ers.acceptReferral({ ubrn, version }),
  },
  reject: {
    operation: 'A014',
    done: 'Referral rejected',
    isOffered: isBooked,
    ...reasonAction(
      ({ data }) => rejectionReasons(data),
      ({ ers, ubrn }, { version, reason, comments }) => {
        const body = rejectReferralParameters({ reason, ...(comments && { comments }) });
        return ers.rejectReferral({ ubrn, version, body });
      },
    ),
  },
  triage: {
    operation: 'A028',
    done: 'Triage outcome recorded',
    isOffered: offers('RECORD_REVIEW_OUTCOME'),
    form: ({ record: { summary } }) => ({
      rules: {
        outcome: { required: 'Choose the outcome', oneOf: reviewOutcomes },
        priority: priorityRule,
        comments: { required: 'Enter comments' },
        file: {},
      },
      initial: { priority: [summary.priority?.code ?? ''] },
    }),
    async send({ ers, ubrn }, { answers, version, letters }) {
      const outcome = answerTo<RecordReviewOutcomeInput['outcome']>(answers, 'outcome');
      const priority = answerTo<CodeOf<'priority'>>(answers, 'priority');
      const files = await uploadFiles(ers, { ubrn, letters });
      const comments = answerTo(answers, 'comments');
      const isAccepted = outcome === 'ACCEPT_REFER_BOOK_LATER';
      // Returned, a referral keeps its priority.
      const body = recordReviewOutcomeParameters({
        outcome,
        comments,
        files,
        ...(isAccepted && { priority }),
      });
      return ers.recordTriageOutcome({ ubrn, version, body });
    },
  },
  'cancel-appointment-action-later': {
    operation: 'A022',
    done: 'Appointment cancelled. The referral stays with you.',
    isOffered: isBooked,
    form: () => ({ rules: { comments: { required: 'Enter comments' } } }),
    send({ ers, ubrn }, { answers, version }) {
      const body = cancelAppointmentActionLaterParameters({ comments: answerTo(answers, 'comments') });
      return ers.cancelAppointmentActionLater({ ubrn, version, body });
    },
  },
  letter: {
    operation: 'A012',
    done: 'Letter attached. It can be opened once it is checked, which takes five minutes or more.',
    isOffered: ({ resource }) => resource.status === 'active',
    form: () => ({ rules: { description: { maximum: 100 }, file: { required: 'Choose a file' } } }),
    send: async ({ ers, ubrn }, { version, letters: [letter] }) =>
      letter && addLetter(ers, { ubrn, version, letter }),
  },
  'cancel-appointment': {
    operation: 'A034',
    done: 'Appointment cancelled. You can book another one.',
    isOffered: offers('CANCEL_DIRECTLY_BOOKED_APPOINTMENT'),
    ...cancellation,
    form: async (context) => ({
      ...(await cancellation.form(context)),
      version: (await readAppointment(context)).version,
    }),
  },
  cancel: {
    operation: 'A036',
    done: 'Referral cancelled',
    isOffered: offers('CANCEL_REFERRAL'),
    ...reasonAction(
      ({ data, role, record }) => referralCancellationReasons(data, { ...role, referral: record.resource }),
      ({ ers, ubrn }, { version, reason, comments }) => {
        const body = cancelReferralParameters({ reason, ...(comments && { comments }) });
        return ers.cancelReferral({ ubrn, version, body });
      },
    ),
  },
};

/** Referrals, and all that can be done with them. */
export const referrals: RecordKind<Referral> = {
  path: 'referrals',
  read: (ers, ubrn) => readReferralWithActions(ers, ubrn),
  versionOf: ({ version }) => version,
  describe: ({ resource, summary }) => ({ ubrn: resource.id, summary }),
  actions,
};
