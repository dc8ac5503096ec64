import { searchServices, type ReferenceData } from '@ers-kit/client';
import {
  codeSystems,
  createAdviceAndGuidanceParameters,
  createReferralParameters,
  presentValue,
  readCreatedAdvice,
} from '@ers-kit/fhir/stu3';
import { isNhsNumber, isSdsUserId, mayCall } from '@ers-kit/operations';
import type { Request, Response } from 'express';
import { signedIn, type SignedIn } from '../identity/signed-in.js';
import { setFlash } from '../session.js';
import { longestMessage } from './advice.js';
import { answerTo, showForm, takeForm, type Answers, type FormPage, type Rule } from './forms.js';
import { digitsOf } from './home.js';
import type { PageTools } from './record-pages.js';
import { priorityRule } from './referrals.js';

declare module 'express-session' {
  interface SessionData {
    /** The answers so far of a new request, by its kind. */
    drafts: Readonly<Record<string, Answers>>;
  }
}

/** What a step has to go on. */
interface StepContext extends Pick<SignedIn, 'ers'> {
  readonly kind: string;
  readonly isAdvice: boolean;
  /** Whether the user refers for a clinician, whom they have to name. */
  readonly isAdmin: boolean;
  readonly draft: Answers;
  readonly data: ReferenceData;
}

/** The steps, each with the question whose answer shows that it is done. */
const stepsOf = (isAdvice: boolean): (readonly [step: string, question: string])[] => [
  ['patient', 'patient'],
  ['services', 'services'],
  isAdvice ? ['question', 'question'] : ['letter', 'letter'],
  ['check', ''],
];

/** A step that is open: it, or one after it, is the first that is not done. Default: that one. */
function openStep({ isAdvice, draft }: Pick<StepContext, 'isAdvice' | 'draft'>, wanted?: string): string {
  const steps = stepsOf(isAdvice);
  const first = steps.findIndex(([, question]) => !draft[question]?.length);
  const open = steps.slice(0, first + 1).map(([step]) => step);
  return open.find((step) => step === wanted) ?? open.at(-1) ?? 'patient';
}

const numberRule = (required: string, isNumber: (digits: string) => boolean): Rule => ({
  required,
  check: (text) => (isNumber(digitsOf(text)) ? undefined : `${required}: this is not one`),
});

/** The clinic types with their specialties, which are chosen together. */
async function clinicsOf(data: ReferenceData) {
  const [specialties, types] = [await data.concepts('SPECIALTY'), await data.concepts('CLINIC-TYPE')];
  return specialties.flatMap(({ code, system, display }) =>
    types
      .filter(({ specialty = [] }) => specialty.includes(code))
      .map((type) => ({
        value: `${code} ${type.code}`,
        text: `${display}: ${type.display}`,
        code,
        system,
        type,
      })),
  );
}

/** What all bodies say of the patient, and of what is looked for. */
async function searchOf({ draft, data, isAdmin }: StepContext) {
  const clinic = (await clinicsOf(data)).find(({ value }) => value === answerTo(draft, 'clinic'));
  return {
    patient: digitsOf(answerTo(draft, 'patient')),
    ...(isAdmin && { referringClinician: digitsOf(answerTo(draft, 'clinician')) }),
    searchCriteria: {
      priority: answerTo<'ROUTINE'>(draft, 'priority'),
      ...(clinic && { specialty: clinic, clinicType: clinic.type.code }),
      ageAndGenderAppropriate: true,
    },
  };
}

async function findServices(context: StepContext) {
  const requestType = context.isAdvice ? 'ADVICE_AND_GUIDANCE_REQUEST' : 'APPOINTMENT_REQUEST';
  return searchServices(context.ers, { requestType, sortBy: 'DISTANCE', ...(await searchOf(context)) });
}

type StepForm = Pick<FormPage, 'rules' | 'locals'>;

const forms: Readonly<Record<string, (context: StepContext) => Promise<StepForm>>> = {
  async patient({ data, isAdmin }) {
    const clinics = await clinicsOf(data);
    const rules = {
      patient: numberRule('Enter an NHS number', isNhsNumber),
      ...(isAdmin && { clinician: numberRule('Enter the 12 digits of a user ID', isSdsUserId) }),
      priority: priorityRule,
      clinic: { required: 'Choose the kind of clinic', oneOf: clinics.map(({ value }) => value) },
    };
    return { locals: { clinics, isAdmin }, rules };
  },
  async services(context) {
    const choices = await findServices(context);
    const [most, required] = context.isAdvice ? [1, 'Choose a service'] : [20, 'Choose at least one service'];
    const check: Rule['check'] = (_, { services = [] }) =>
      services.length > most ? `Choose ${most} at most` : undefined;
    return {
      locals: { choices },
      rules: { services: { required, oneOf: choices.map(({ id }) => id), check } },
    };
  },
  letter: async () => {
    const letter = {
      required: 'Say if you will add a letter',
      oneOf: codeSystems.referralLetterIntention.codes,
    };
    return { locals: {}, rules: { letter } };
  },
  question: async () => {
    const question = { required: 'Enter your question', maximum: longestMessage };
    const required = 'Say if they may make it a referral';
    const conversion = { required, oneOf: codeSystems.providerConversionAuthorisation.codes };
    return { locals: {}, rules: { question, conversion } };
  },
  async check(context) {
    const { services: chosen = [], clinic = [] } = context.draft;
    const services = (await findServices(context)).filter(({ id }) => chosen.includes(id));
    const [found] = (await clinicsOf(context.data)).filter(({ value }) => clinic.includes(value));
    return { locals: { services, clinic: found?.text }, rules: {} };
  },
};

/** A011 or A044. Answers where the new request is. */
async function create(context: StepContext): Promise<string> {
  const { draft, ers, isAdvice } = context;
  const { searchCriteria, ...people } = await searchOf(context);
  const services = draft['services'] ?? [];
  if (!isAdvice) {
    const intentionToAddReferralLetter = answerTo<'NEED_TO_ADD_LATER'>(draft, 'letter');
    const later = { intentionToAddReferralLetter, firstReminderLetterFollowUpDays: 7 };
    const body = createReferralParameters({ ...people, ...later, shortlist: { services, searchCriteria } });
    return `/referrals/${(await ers.createReferral({ body })).resource.id}/book`;
  }
  const body = createAdviceAndGuidanceParameters({
    ...people,
    searchCriteria,
    service: services[0] ?? '',
    request: answerTo(draft, 'question'),
    providerConversionAuthorisation: answerTo(draft, 'conversion'),
  });
  const { resource } = await ers.createAdviceAndGuidanceRequest({ body });
  const request = presentValue(readCreatedAdvice(resource))?.createdCommunicationRequest;
  return `/advice/${(request as { id?: string } | undefined)?.id}`;
}

/** Adds the steps of a new referral and of a new request for advice. */
export function addNewRequests({ router, dataOf }: PageTools): void {
  function contextOf(request: Request, response: Response): StepContext | undefined {
    const { ers, role } = signedIn(response);
    const kind = String(request.params['kind']);
    const isAdvice = kind === 'advice';
    if (!isAdvice && kind !== 'referral') return undefined;
    if (!mayCall(role.businessFunction, isAdvice ? 'A044' : 'A011')) return undefined;
    const isAdmin = role.businessFunction === 'REFERRING_CLINICIAN_ADMIN';
    const draft = request.session.drafts?.[kind] ?? {};
    return { ers, kind, isAdvice, isAdmin, data: dataOf(ers), draft };
  }

  async function buildStep(step: string, context: StepContext): Promise<FormPage> {
    const { draft, isAdvice } = context;
    const { locals, rules } = await forms[step]!(context);
    return { view: `new/${step}.njk`, rules, initial: draft, locals: { isAdvice, draft, ...locals } };
  }

  router.get('/new/:kind', (request, response, next) => {
    const context = contextOf(request, response);
    if (!context) return next();
    request.session.drafts = { ...request.session.drafts, [context.kind]: {} };
    response.redirect(303, `/new/${context.kind}/patient`);
  });

  router.get('/new/:kind/:step', async (request, response, next) => {
    const context = contextOf(request, response);
    if (!context) return next();
    const step = openStep(context, request.params.step);
    if (step !== request.params.step) return response.redirect(303, `/new/${context.kind}/${step}`);
    showForm(response, await buildStep(step, context));
  });

  router.post('/new/:kind/:step', async (request, response, next) => {
    const context = contextOf(request, response);
    if (!context || openStep(context, request.params.step) !== request.params.step) return next();
    const { kind, draft } = context;
    const { step } = request.params;
    const keep = (answers: Answers): void => {
      request.session.drafts = { ...request.session.drafts, [kind]: answers };
    };
    await takeForm(
      request,
      response,
      () => buildStep(step, context),
      async ({ answers }) => {
        if (step === 'check') {
          const path = await create(context);
          keep({});
          setFlash(request, {
            kind: 'success',
            text: context.isAdvice ? 'Question sent' : 'Referral created',
          });
          return path;
        }
        // Another patient or clinic has other services.
        const isSame = Object.keys(answers).every((name) => String(answers[name]) === String(draft[name]));
        const changed = { ...draft, ...(step === 'patient' && !isSame && { services: [] }), ...answers };
        keep(changed);
        return `/new/${kind}/${openStep({ ...context, draft: changed })}`;
      },
    );
  });
}
