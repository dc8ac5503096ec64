import {
  possibleAdviceOperations,
  readAdviceConversation,
  uploadFiles,
  type AdviceConversation,
} from '@ers-kit/client';
import {
  codeSystems,
  createFromCommunicationRequestParameters,
  sendCommunicationToRequesterParameters,
  type CodeOf,
} from '@ers-kit/fhir/stu3';
import { answerOf, answerTo, type Rule } from './forms.js';
import type { RecordKind } from './record-pages.js';
import { priorityRule } from './referrals.js';

/** Longest message, in characters. Source: pages of A026, A027 and A044. */
export const longestMessage = 8000;
const guidance: Rule = { required: 'Enter your answer', maximum: longestMessage };
const recommendations = codeSystems.guidanceIntendedRecommendation.codes;
const withAdvice = 'RETURN_TO_REFERRER_WITH_ADVICE';

/** Requests for advice and guidance, and what can be done with them. */
export const advice: RecordKind<AdviceConversation> = {
  path: 'advice',
  read: (ers, ubrn) => readAdviceConversation(ers, ubrn),
  versionOf: ({ request }) => request.version,
  describe: ({ request, summary, messages }) => ({ ubrn: request.resource.id, summary, messages }),
  possible: possibleAdviceOperations,
  actions: {
    reply: {
      operation: 'A026',
      done: 'Answer sent',
      form: ({ record: { summary } }) => ({
        locals: { recommendations },
        rules: {
          guidance,
          outcome: {
            required: 'Choose what happens next',
            oneOf: [withAdvice, 'REQUIRE_FURTHER_INFORMATION'],
          },
          recommendation: {
            oneOf: recommendations,
            check: (given, all) =>
              !given && answerOf(all, 'outcome') === withAdvice ? 'Choose what you recommend' : undefined,
          },
          priority: priorityRule,
          file: {},
        },
        initial: { priority: [summary.priority?.code ?? ''] },
      }),
      async send({ ers, ubrn }, { answers, version, letters }) {
        const outcome = answerTo<CodeOf<'guidanceResponseOutcome'>>(answers, 'outcome');
        const intendedRecommendation = answerTo<(typeof recommendations)[number]>(answers, 'recommendation');
        const body = sendCommunicationToRequesterParameters({
          outcome,
          guidance: answerTo(answers, 'guidance'),
          priority: answerTo(answers, 'priority'),
          files: await uploadFiles(ers, { ubrn, letters }),
          ...(outcome === withAdvice && { intendedRecommendation }),
        });
        return ers.sendAdviceAndGuidanceResponse({ ubrn, version, body });
      },
    },
    convert: {
      operation: 'A027',
      done: 'Made a referral of the advice request. It has the same number.',
      form: ({ record: { summary } }) => ({
        rules: { guidance, priority: priorityRule, comments: { required: 'Enter comments' } },
        initial: { priority: [summary.priority?.code ?? ''] },
      }),
      send({ ers, ubrn }, { answers, version }) {
        const body = createFromCommunicationRequestParameters({
          adviceRequest: { ubrn, version },
          priority: answerTo(answers, 'priority'),
          guidance: answerTo(answers, 'guidance'),
          reviewComments: answerTo(answers, 'comments'),
        });
        return ers.convertAdviceAndGuidanceRequestToReferral({ body });
      },
    },
  },
};
