import { createHash } from 'node:crypto';
import { askForAdvice, clinicTypes, searchServices, type ReferenceData } from '@ers-kit/client';
import { codeSystems, createReferralParameters } from '@ers-kit/fhir/stu3';
import { isNhsNumber, isSdsUserId, mayCall } from '@ers-kit/operations';
import type { Request, Response } from 'express';
import { signedIn, type SignedIn } from '../identity/signed-in.js';
import { setFlash } from '../session.js';
import { longestMessage } from './advice.js';
import { answerTo, serveForm, type Answers, type FormPage, type Rule } from './forms.js';
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

/** The steps. Each has the name of the question whose answer shows that it is done, and of its template. */
const stepsOf = (isAdvice: boolean) => ['patient', 'services', isAdvice ? 'question' : 'letter', 'check'];

/** The step that is wanted, if those before it are done; else the first that is not. */
function openStep({ isAdvice, draft }: Pick<StepContext, 'isAdvice' | 'draft'>, wanted?: string): string {
  const steps = stepsOf(isAdvice);
  const open = steps.slice(0, steps.findIndex((step) => !draft[step]?.length) + 1);
  return open.find((step) => step === wanted) ?? open.at(-1) ?? 'patient';
}

const numberRule = (required: string, isNumber: (digits: string) => boolean): Rule => ({
  required,
  check: (text) => (isNumber(digitsOf(text)) ? undefined : `${required}: this is not one`),
});

/** The clinic types, as answers. */
const clinicsOf = async (data: ReferenceData) =>
  (await clinicTypes(data)).map(({ specialty, clinicType, display }) => ({
    value: `${specialty.code} ${clinicType}`,
    text: `${specialty.display}: ${display}`,
    criteria: { specialty, clinicType },
  }));

/** What all bodies say of the patient, and of what is looked for. */
async function searchOf({ draft, data, isAdmin }: StepContext) {
  const clinic = (await clinicsOf(data)).find(({ value }) => value === answerTo(draft, 'clinic'));
  const priority = answerTo<'ROUTINE'>(draft, 'priority');
  return {
    patient: digitsOf(answerTo(draft, 'patient')),
    ...(isAdmin && { referringClinician: digitsOf(answerTo(draft, 'clinician')) }),
    searchCriteria: { priority, ...clinic?.criteria, ageAndGenderAppropriate: true },
  };
}

async function findServices(context: StepContext) {
  const requestType = context.isAdvice ? 'ADVICE_AND_GUIDANCE_REQUEST' : 'APPOINTMENT_REQUEST';
  return searchServices(context.ers, { requestType, sortBy: 'DISTANCE', ...(await searchOf(context)) });
}

type StepForm = Pick<FormPage, 'rules' | 'locals'>;

const forms: Readonly<Record<string, (context: StepContext) => StepForm | Promise<StepForm>>> = {
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
  letter() {
    const { codes: oneOf } = codeSystems.referralLetterIntention;
    return { locals: {}, rules: { letter: { required: 'Say if you will add a letter', oneOf } } };
  },
  question() {
    const question = { required: 'Enter your question', maximum: longestMessage };
    const { codes: oneOf } = codeSystems.providerConversionAuthorisation;
    const conversion = { required: 'Say if they may make it a referral', oneOf };
    return { locals: {}, rules: { question, conversion } };
  },
  async check(context) {
    const { services: chosen = [], clinic = [] } = context.draft;
    const services = (await findServices(context)).filter(({ id }) => chosen.includes(id));
    const found = (await clinicsOf(context.data)).find(({ value }) => clinic.includes(value));
    return { locals: { services, clinic: found?.text }, rules: {} };
  },
};

/** A011 or A044. Answers where the new request is. */
async function create(context: StepContext): Promise<string> {
  const { draft, ers, isAdvice } = context;
  const { services = [] } = draft;
  const { searchCriteria, ...people } = await searchOf(context);
  if (isAdvice) {
    const [service = ''] = services;
    const providerConversionAuthorisation = answerTo<'AUTHORISED_TO_CONVERT'>(draft, 'conversion');
    const question = { request: answerTo(draft, 'question'), providerConversionAuthorisation };
    return `/advice/${await askForAdvice(ers, { ...people, searchCriteria, service, ...question })}`;
  }
  const body = createReferralParameters({
    ...people,
    shortlist: { services, searchCriteria },
    intentionToAddReferralLetter: answerTo(draft, 'letter'),
    firstReminderLetterFollowUpDays: 7,
  });
  return `/referrals/${(await ers.createReferral({ body })).resource.id}/book`;
}

/** Adds the steps of a new referral and of a new request for advice. */
export function addNewRequests({ router, dataOf }: PageTools): void {
  function contextOf({ params, session }: Request, response: Response): StepContext | undefined {
    const { ers, role } = signedIn(response);
    const kind = String(params['kind']);
    const isAdvice = kind === 'advice';
    const isKind = isAdvice || kind === 'referral';
    if (!isKind || !mayCall(role.businessFunction, isAdvice ? 'A044' : 'A011')) return undefined;
    const isAdmin = role.businessFunction === 'REFERRING_CLINICIAN_ADMIN';
    return { ers, kind, isAdvice, isAdmin, data: dataOf(ers), draft: session.drafts?.[kind] ?? {} };
  }

  const keep = ({ session }: Request, kind: string, answers: Answers): void => {
    session.drafts = { ...session.drafts, [kind]: answers };
  };

  router.get('/new/:kind', (request, response, next) => {
    const context = contextOf(request, response);
    if (!context) return next();
    keep(request, context.kind, {});
    response.redirect(303, `/new/${context.kind}/patient`);
  });

  router.all('/new/:kind/:step', async (request, response, next) => {
    const context = contextOf(request, response);
    if (!context) return next();
    const { kind, draft, isAdvice } = context;
    const step = openStep(context, request.params.step);
    if (step !== request.params.step) return response.redirect(303, `/new/${kind}/${step}`);
    const { locals, rules } = await forms[step]!(context);
    const version = createHash('sha256').update(JSON.stringify(draft)).digest('base64url');
    const view = `new/${step}.njk`;
    const page = { view, version, rules, initial: draft, locals: { isAdvice, draft, ...locals } };
    await serveForm(request, response, page, async ({ answers, version: seen }) => {
      if (step === 'check' && seen !== version) {
        // Another tab may be about another patient.
        setFlash(request, { kind: 'information', text: 'Nothing was sent: these answers were changed' });
        return `/new/${kind}/check`;
      }
      if (step === 'check') {
        const path = await create(context);
        keep(request, kind, {});
        setFlash(request, { kind: 'success', text: isAdvice ? 'Question sent' : 'Referral created' });
        return path;
      }
      // Another patient or clinic has other services.
      const isSame = Object.keys(answers).every((name) => String(answers[name]) === String(draft[name]));
      const changed = { ...draft, ...(step === 'patient' && !isSame && { services: [] }), ...answers };
      keep(request, kind, changed);
      return `/new/${kind}/${openStep({ isAdvice, draft: changed })}`;
    });
  });
}
