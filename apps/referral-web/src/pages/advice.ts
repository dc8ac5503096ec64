import { readAdviceConversation, uploadFiles, type AdviceConversation } from '@ers-kit/client';
import {
  codeSystems,
  createFromCommunicationRequestParameters,
  sendCommunicationToRequesterParameters,
  type CodeOf,
  type SendCommunicationInput,
} from '@ers-kit/fhir/stu3';
import { answerOf, answerTo, type Rule } from './forms.js';
import type { RecordKind } from './record-pages.js';
import { priorityRule } from './referrals.js';

const mayAnswer = ({ summary }: AdviceConversation): boolean =>
  summary.status?.code === 'PROVIDER_RESPONSE_REQUIRED';

/** Longest message, in characters. Source: pages of A026, A027 and A044. */
export const longestMessage = 8000;
const outcomes = ['RETURN_TO_REFERRER_WITH_ADVICE', 'REQUIRE_FURTHER_INFORMATION'] as const;
const recommendations = codeSystems.guidanceIntendedRecommendation.codes;
const guidance: Rule = { required: 'Enter your answer', maximum: longestMessage };

/** Requests for advice and guidance. */
export const advice: RecordKind<AdviceConversation> = {
  path: 'advice',
  read: (ers, ubrn) => readAdviceConversation(ers, ubrn),
  versionOf: ({ request }) => request.version,
  describe: ({ request, summary, messages }) => ({ ubrn: request.resource.id, summary, messages }),
  actions: {
    reply: {
      operation: 'A026',
      done: 'Answer sent',
      isOffered: mayAnswer,
      form: ({ record: { summary } }) => ({
        locals: { recommendations },
        rules: {
          outcome: { required: 'Choose what happens next', oneOf: outcomes },
          recommendation: {
            oneOf: recommendations,
            check: (answer, all) =>
              answer === undefined && answerOf(all, 'outcome') === outcomes[0]
                ? 'Choose what you recommend'
                : undefined,
          },
          priority: priorityRule,
          guidance,
          file: {},
        },
        initial: { priority: [summary.priority?.code ?? ''] },
      }),
      async send({ ers, ubrn }, { answers, version, letters }) {
        const outcome = answerTo<SendCommunicationInput['outcome']>(answers, 'outcome');
        const intendedRecommendation = answerTo<CodeOf<'guidanceIntendedRecommendation'>>(
          answers,
          'recommendation',
        );
        const body = sendCommunicationToRequesterParameters({
          outcome,
          guidance: answerTo(answers, 'guidance'),
          priority: answerTo<CodeOf<'priority'>>(answers, 'priority'),
          files: await uploadFiles(ers, { ubrn, letters }),
          ...(outcome === outcomes[0] && { intendedRecommendation }),
        });
        return ers.sendAdviceAndGuidanceResponse({ ubrn, version, body });
      },
    },
    convert: {
      operation: 'A027',
      done: 'Made a referral of the advice request. It has the same number',
      isOffered: (record) => mayAnswer(record) && record.summary.conversion === 'AUTHORISED_TO_CONVERT',
      form: ({ record: { summary } }) => ({
        rules: { priority: priorityRule, guidance, comments: { required: 'Enter comments' } },
        initial: { priority: [summary.priority?.code ?? ''] },
      }),
      send({ ers, ubrn }, { answers, version }) {
        const body = createFromCommunicationRequestParameters({
          adviceRequest: { ubrn, version },
          priority: answerTo<CodeOf<'priority'>>(answers, 'priority'),
          guidance: answerTo(answers, 'guidance'),
          reviewComments: answerTo(answers, 'comments'),
        });
        return ers.convertAdviceAndGuidanceRequestToReferral({ body });
      },
    },
  },
};
