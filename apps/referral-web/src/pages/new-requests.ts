import { searchServices, type ReferenceData } from '@ers-kit/client';
import {
  codeSystems,
  createAdviceAndGuidanceParameters,
  createReferralParameters,
  presentValue,
  readCreatedAdvice,
  type CodeOf,
  type CreateReferralInput,
} from '@ers-kit/fhir/stu3';
import { isNhsNumber, isSdsUserId } from '@ers-kit/operations';
import type { Request, Response } from 'express';
import { signedIn, type SignedIn } from '../identity/signed-in.js';
import { setFlash } from '../session.js';
import { longestMessage } from './advice.js';
import { answerOf, answerTo, showForm, takeForm, type Answers, type FormPage, type Rule } from './forms.js';
import { mayCall, type PageTools } from './record-pages.js';
import { priorityRule } from './referrals.js';

declare module 'express-session' {
  interface SessionData {
    /** The answers so far of a new request, by its kind. */
    drafts: Readonly<Record<string, Answers>>;
  }
}

/** What a step has to go on. */
interface StepContext extends Pick<SignedIn, 'ers' | 'role'> {
  readonly isAdvice: boolean;
  readonly draft: Answers;
  readonly data: ReferenceData;
}

/** The steps, and the answers without which each is not done. Its template has its name, in `views/new`. */
const steps = {
  patient: ['patient'],
  specialty: ['priority', 'specialty'],
  clinic: ['clinicType'],
  services: ['services'],
  letter: ['letter'],
  question: ['question', 'conversion'],
  check: [],
} as const satisfies Record<string, readonly string[]>;

type Step = keyof typeof steps;
type StepForm = Pick<FormPage, 'rules' | 'locals'>;

const stepsFor = (isAdvice: boolean): Step[] =>
  (Object.keys(steps) as Step[]).filter((step) => step !== (isAdvice ? 'letter' : 'question'));
const firstOpenStep = ({ isAdvice, draft }: Pick<StepContext, 'isAdvice' | 'draft'>): Step =>
  stepsFor(isAdvice).find((step) => steps[step].some((name) => !draft[name]?.length)) ?? 'check';

const digits = (text = ''): string => text.replaceAll(/[\s-]/g, '');
const isAdmin = ({ role }: StepContext): boolean => role.businessFunction === 'REFERRING_CLINICIAN_ADMIN';
const numberRule = (required: string, isNumber: (digits: string) => boolean): Rule => ({
  required,
  check: (text) => (isNumber(digits(text)) ? undefined : `${required}: this is not one`),
});
const choiceForm = (
  name: string,
  required: string,
  choices: readonly { readonly code: string }[],
): StepForm => ({
  locals: { choices },
  rules: { [name]: { required, oneOf: choices.map(({ code }) => code) } },
});

/** What all bodies say of the patient, and of what is looked for. */
async function searchOf(context: StepContext) {
  const { draft, data } = context;
  const { url: system } = await data.codeSystem('SPECIALTY');
  return {
    patient: digits(answerOf(draft, 'patient')),
    ...(isAdmin(context) && { referringClinician: digits(answerOf(draft, 'clinician')) }),
    searchCriteria: {
      priority: answerTo<CodeOf<'priority'>>(draft, 'priority'),
      specialty: { system, code: answerTo(draft, 'specialty') },
      clinicType: answerTo(draft, 'clinicType'),
      ageAndGenderAppropriate: true,
    },
  };
}

async function findServices(context: StepContext) {
  const requestType = context.isAdvice ? 'ADVICE_AND_GUIDANCE_REQUEST' : 'APPOINTMENT_REQUEST';
  return searchServices(context.ers, { requestType, sortBy: 'DISTANCE', ...(await searchOf(context)) });
}

const forms: Readonly<Record<Step, (context: StepContext) => StepForm | Promise<StepForm>>> = {
  patient: (context) => ({
    locals: { isAdmin: isAdmin(context) },
    rules: {
      patient: numberRule('Enter an NHS number', isNhsNumber),
      ...(isAdmin(context) && { clinician: numberRule('Enter the 12 digits of a user ID', isSdsUserId) }),
    },
  }),
  async specialty({ data }) {
    const form = choiceForm('specialty', 'Choose the specialty', await data.concepts('SPECIALTY'));
    return { ...form, rules: { priority: priorityRule, ...form.rules } };
  },
  async clinic({ data, draft }) {
    const clinics = (await data.concepts('CLINIC-TYPE')).filter(({ specialty = [] }) =>
      specialty.includes(answerTo(draft, 'specialty')),
    );
    return choiceForm('clinicType', 'Choose the clinic type', clinics);
  },
  async services(context) {
    const choices = await findServices(context);
    const most = context.isAdvice ? 1 : 20;
    const services: Rule = {
      required: context.isAdvice ? 'Choose a service' : 'Choose at least one service',
      oneOf: choices.map(({ id }) => id),
      check: (_, all) => ((all['services'] ?? []).length > most ? `Choose ${most} at most` : undefined),
    };
    return { locals: { choices }, rules: { services } };
  },
  letter: () => ({
    locals: {},
    rules: {
      letter: { required: 'Say if you will add a letter', oneOf: codeSystems.referralLetterIntention.codes },
    },
  }),
  question: () => ({
    locals: { longestMessage },
    rules: {
      question: { required: 'Enter your question', maximum: longestMessage },
      conversion: {
        required: 'Say if they may make it a referral',
        oneOf: codeSystems.providerConversionAuthorisation.codes,
      },
    },
  }),
  async check(context) {
    const { data, draft } = context;
    const concepts = [...(await data.concepts('SPECIALTY')), ...(await data.concepts('CLINIC-TYPE'))];
    const chosen = (await findServices(context)).filter(({ id }) => draft['services']?.includes(id));
    return {
      locals: {
        names: Object.fromEntries(concepts.map(({ code, display }) => [code, display])),
        services: chosen.map(({ id, serviceName = id }) => serviceName),
      },
      rules: {},
    };
  },
};

/** A011 or A044. Answers where the new request is. */
async function create(context: StepContext): Promise<string> {
  const { draft, ers, isAdvice } = context;
  const { searchCriteria, ...people } = await searchOf(context);
  const services = draft['services'] ?? [];
  if (isAdvice) {
    const body = createAdviceAndGuidanceParameters({
      ...people,
      searchCriteria,
      service: services[0] ?? '',
      request: answerTo(draft, 'question'),
      providerConversionAuthorisation: answerTo<CodeOf<'providerConversionAuthorisation'>>(
        draft,
        'conversion',
      ),
    });
    const { resource } = await ers.createAdviceAndGuidanceRequest({ body });
    const request = presentValue(readCreatedAdvice(resource))?.createdCommunicationRequest;
    return `/advice/${(request as { id?: string } | undefined)?.id}`;
  }
  const intentionToAddReferralLetter = answerTo<CreateReferralInput['intentionToAddReferralLetter']>(
    draft,
    'letter',
  );
  const body = createReferralParameters({
    ...people,
    shortlist: { services, searchCriteria },
    intentionToAddReferralLetter,
    firstReminderLetterFollowUpDays: 7,
  });
  return `/referrals/${(await ers.createReferral({ body })).resource.id}/book`;
}

/** Adds the steps of a new referral and of a new request for advice, one question or two on each. */
export function addNewRequests({ router, dataOf }: PageTools): void {
  function contextOf(request: Request, response: Response): StepContext | undefined {
    const { ers, role } = signedIn(response);
    const kind = String(request.params['kind']);
    const isAdvice = kind === 'advice';
    if ((!isAdvice && kind !== 'referral') || !mayCall(role, isAdvice ? 'A044' : 'A011')) return undefined;
    return { ers, role, isAdvice, data: dataOf(ers), draft: request.session.drafts?.[kind] ?? {} };
  }

  /** A step is open once those before it are done. */
  function stepOf(request: Request, context: StepContext): Step | undefined {
    const open = stepsFor(context.isAdvice);
    const step = open.find((name) => name === request.params['step']);
    return step && open.indexOf(step) <= open.indexOf(firstOpenStep(context)) ? step : undefined;
  }

  async function buildStep(step: Step, context: StepContext): Promise<FormPage> {
    const { locals, rules } = await forms[step](context);
    const { isAdvice, draft } = context;
    return { view: `new/${step}.njk`, rules, initial: draft, locals: { ...locals, step, isAdvice, draft } };
  }

  router.get('/new/:kind', (request, response, next) => {
    if (!contextOf(request, response)) return next();
    const { kind } = request.params;
    request.session.drafts = { ...request.session.drafts, [kind]: {} };
    response.redirect(303, `/new/${kind}/patient`);
  });

  router.get('/new/:kind/:step', async (request, response, next) => {
    const context = contextOf(request, response);
    if (!context) return next();
    const step = stepOf(request, context);
    if (!step) return response.redirect(303, `/new/${request.params.kind}/${firstOpenStep(context)}`);
    showForm(response, await buildStep(step, context));
  });

  router.post('/new/:kind/:step', async (request, response, next) => {
    const { kind } = request.params;
    const context = contextOf(request, response);
    const step = context && stepOf(request, context);
    if (!step) return next();
    await takeForm(
      request,
      response,
      () => buildStep(step, context),
      async ({ answers }) => {
        const { [kind]: draft = {}, ...others } = request.session.drafts ?? {};
        if (step === 'check') {
          const path = await create(context);
          request.session.drafts = others;
          setFlash(request, {
            kind: 'success',
            text: context.isAdvice ? 'Question sent' : 'Referral created',
          });
          return path;
        }
        const hasChanged = Object.keys(answers).some((name) => String(answers[name]) !== String(draft[name]));
        const { services, clinicType, ...kept } = draft;
        const still = !hasChanged || step === 'letter' || step === 'question' || step === 'services';
        const later = {
          ...(step !== 'specialty' || still ? { clinicType } : {}),
          ...(still && { services }),
        };
        const changed = { ...kept, ...later, ...answers } as Answers;
        request.session.drafts = { ...others, [kind]: changed };
        return `/new/${kind}/${firstOpenStep({ ...context, draft: changed })}`;
      },
    );
  });
}
