import {
  addLetter,
  appointmentCancellationReasons,
  cancelBooking,
  possibleOperations,
  readReferralWithActions,
  referralCancellationReasons,
  rejectionReasons,
  uploadFiles,
  type CodedConcept,
  type ReferralWithActions,
} from '@ers-kit/client';
import {
  cancelAppointmentActionLaterParameters,
  cancelReferralParameters,
  codeSystems,
  recordReviewOutcomeParameters,
  rejectReferralParameters,
  type CancelReferralInput,
  type CodeOf,
  type RecordReviewOutcomeInput,
} from '@ers-kit/fhir/stu3';
import { booking } from './booking.js';
import { answerOf, answerTo, type Answers, type FormPage, type Rule } from './forms.js';
import type { ActionContext, ActionInput, RecordAction, RecordKind } from './record-pages.js';

type Action = RecordAction<ReferralWithActions>;
type Context = ActionContext<ReferralWithActions>;

/** The priority, which may be changed. */
export const priorityRule: Rule = { required: 'Choose the priority', oneOf: codeSystems.priority.codes };
const comments: Rule = { required: 'Enter comments' };
const reviewOutcomes = ['ACCEPT_REFER_BOOK_LATER', 'RETURN_TO_REFERRER_WITH_ADVICE'] as const;

/** An action that asks for a reason, and for comments where the reason needs them. */
function reasonAction(
  reasonsFor: (context: Context) => Promise<readonly CodedConcept[]>,
  send: (context: Context, why: CancelReferralInput, input: ActionInput) => Promise<unknown>,
): Pick<Action, 'form' | 'send'> {
  const chosen = (reasons: readonly CodedConcept[], answers: Answers) =>
    reasons.find(({ code }) => code === answerOf(answers, 'reason'));
  async function form(context: Context): Promise<Partial<FormPage>> {
    const reasons = await reasonsFor(context);
    const check = (text: string | undefined, all: Answers) =>
      text === undefined && chosen(reasons, all)?.commentIsMandatory
        ? 'Enter comments: this reason needs them'
        : undefined;
    const reason: Rule = { required: 'Choose a reason', oneOf: reasons.map(({ code }) => code) };
    return { locals: { reasons }, rules: { reason, comments: { check } } };
  }
  return {
    form,
    async send(context, input) {
      const reason = chosen(await reasonsFor(context), input.answers);
      if (!reason) throw new TypeError('The reason was one of these a moment ago.');
      const text = answerOf(input.answers, 'comments');
      return send(context, { reason, ...(text && { comments: text }) }, input);
    },
  };
}

const actions: Readonly<Record<string, Action>> = {
  book: booking,
  accept: {
    operation: 'A013',
    done: 'Referral accepted',
    form: () => ({}),
    send: ({ ers, ubrn }, { version }) => ers.acceptReferral({ ubrn, version }),
  },
  reject: {
    operation: 'A014',
    done: 'Referral rejected',
    ...reasonAction(
      ({ data }) => rejectionReasons(data),
      ({ ers, ubrn }, why, { version }) =>
        ers.rejectReferral({ ubrn, version, body: rejectReferralParameters(why) }),
    ),
  },
  triage: {
    operation: 'A028',
    done: 'Triage outcome recorded',
    form: ({ record: { summary } }) => ({
      rules: {
        outcome: { required: 'Choose the outcome', oneOf: reviewOutcomes },
        priority: priorityRule,
        comments,
        file: {},
      },
      initial: { priority: [summary.priority?.code ?? ''] },
    }),
    async send({ ers, ubrn }, { answers, version, letters }) {
      const outcome = answerTo<RecordReviewOutcomeInput['outcome']>(answers, 'outcome');
      const priority = answerTo<CodeOf<'priority'>>(answers, 'priority');
      const body = recordReviewOutcomeParameters({
        outcome,
        comments: answerTo(answers, 'comments'),
        files: await uploadFiles(ers, { ubrn, letters }),
        // Returned, a referral keeps its priority.
        ...(outcome === 'ACCEPT_REFER_BOOK_LATER' && { priority }),
      });
      return ers.recordTriageOutcome({ ubrn, version, body });
    },
  },
  'cancel-appointment-action-later': {
    operation: 'A022',
    done: 'Appointment cancelled. The referral stays with you.',
    form: () => ({ rules: { comments } }),
    send({ ers, ubrn }, { answers, version }) {
      const body = cancelAppointmentActionLaterParameters({ comments: answerTo(answers, 'comments') });
      return ers.cancelAppointmentActionLater({ ubrn, version, body });
    },
  },
  letter: {
    operation: 'A012',
    done: 'Letter attached. It can be opened once it is checked, which takes five minutes or more.',
    form: () => ({ rules: { description: { maximum: 100 }, file: { required: 'Choose a file' } } }),
    async send({ ers, ubrn }, { answers, version, letters: [letter] }) {
      const description = answerOf(answers, 'description');
      if (letter) await addLetter(ers, { ubrn, version, letter: { ...letter, description } });
    },
  },
  'cancel-appointment': {
    operation: 'A034',
    done: 'Appointment cancelled. You can book another one.',
    ...reasonAction(
      ({ data, role }) => appointmentCancellationReasons(data, role),
      ({ ers, ubrn }, why, { version }) => cancelBooking(ers, { ubrn, version, ...why }),
    ),
  },
  cancel: {
    operation: 'A036',
    done: 'Referral cancelled',
    ...reasonAction(
      ({ data, role, record }) => referralCancellationReasons(data, { ...role, referral: record.resource }),
      ({ ers, ubrn }, why, { version }) =>
        ers.cancelReferral({ ubrn, version, body: cancelReferralParameters(why) }),
    ),
  },
};

/** Referrals, and all that can be done with them. */
export const referrals: RecordKind<ReferralWithActions> = {
  path: 'referrals',
  read: (ers, ubrn) => readReferralWithActions(ers, ubrn),
  versionOf: ({ version }) => version,
  describe: ({ resource, summary }) => ({ ubrn: resource.id, summary }),
  possible: possibleOperations,
  actions,
};
