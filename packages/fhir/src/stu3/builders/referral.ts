import type { CodeOf } from '../tables/code-systems.js';
import { nhsNumberSystem, sdsUserIdSystem } from '../tables/identifier-systems.js';
import {
  changeShortlistAndSendForTriageRequestProfileUrl,
  changeShortlistProfileUrl,
  createReferralAndSendForTriageProfileUrl,
  createReferralProfileUrl,
} from '../tables/profile-urls.js';
import { referralLetterIntention } from '../tables/request-code-systems.js';
import type {
  ChangeShortlistAndSendForTriageParameters,
  ChangeShortlistParameters,
  CreateReferralAndSendForTriageParameters,
  CreateReferralParameters,
} from '../types/referral-parameters.js';
import {
  validateChangeShortlist,
  validateChangeShortlistAndSendForTriageRequest,
  validateCreateReferral,
  validateCreateReferralAndSendForTriage,
} from '../validators.js';
import {
  checkedBody,
  coding,
  identifier,
  parametersBody,
  type BuildOptions,
  type ExtraRule,
  type ParameterValues,
} from './build.js';
import { shortlistList, type ShortlistInput } from './shortlist.js';

/**
 * What every body with a shortlist holds.
 *
 * @example
 * ```ts
 * import type { ChangeShortlistInput } from '@ers-kit/fhir/stu3';
 *
 * const specialty = {
 *   system: 'https://int.api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/SPECIALTY',
 *   code: 'CARDIOLOGY',
 * };
 * const input: ChangeShortlistInput = {
 *   shortlist: { services: ['12345', '67890'], searchCriteria: { priority: 'URGENT', specialty } },
 *   intentionToAddReferralLetter: 'NOT_INTENDING_TO_ADD',
 * };
 * ```
 */
export interface ChangeShortlistInput {
  /** The services, and what they were found with. */
  readonly shortlist: ShortlistInput;
  /** Whether a letter will follow. */
  readonly intentionToAddReferralLetter: CodeOf<'referralLetterIntention'>;
  /** Days until the reminder of the letter, 0 or more. Default 0. */
  readonly firstReminderLetterFollowUpDays?: number;
}

/**
 * What a new referral holds.
 *
 * @example
 * ```ts
 * import type { CreateReferralInput } from '@ers-kit/fhir/stu3';
 *
 * const specialty = {
 *   system: 'https://int.api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/SPECIALTY',
 *   code: 'CARDIOLOGY',
 * };
 * const input: CreateReferralInput = {
 *   patient: '9990000018',
 *   shortlist: { services: ['12345'], searchCriteria: { priority: 'ROUTINE', specialty } },
 *   intentionToAddReferralLetter: 'NEED_TO_ADD_LATER',
 * };
 * ```
 */
export interface CreateReferralInput extends ChangeShortlistInput {
  /** NHS number. */
  readonly patient: string;
  /** SDS user id: needed when the caller is a referring clinician's admin. */
  readonly referringClinician?: string;
  /** When the pathway began, where it was not now: an instant in the past, at most 365 days ago. */
  readonly eReferralPathwayStart?: string;
}

/** Furthest that a pathway's start may lie back, in days. Source: A011. */
const longestPathwayDays = 365;

const day = 86_400_000;

function pathwayRules(start: string | undefined, { clock = Date }: BuildOptions): ExtraRule[] {
  const age = clock.now() - Date.parse(start ?? '');
  return [
    {
      rule: 'pathway-start-in-range',
      path: "Parameters.parameter.where(name='eReferralPathwayStart').valueInstant",
      message: `must lie in the past, at most ${longestPathwayDays} days back`,
      broken: start !== undefined && !(age >= 0 && age <= longestPathwayDays * day),
    },
  ];
}

const people = (input: CreateReferralInput): ParameterValues => ({
  patient: ['valueIdentifier', identifier(nhsNumberSystem, input.patient)],
  referringClinician: ['valueIdentifier', identifier(sdsUserIdSystem, input.referringClinician)],
});

const shortlistValues = (input: ChangeShortlistInput): ParameterValues => ({
  shortlist: ['resource', shortlistList(input.shortlist)],
  intentionToAddReferralLetter: [
    'valueCoding',
    coding(referralLetterIntention, input.intentionToAddReferralLetter),
  ],
  firstReminderLetterFollowUpDays: ['valueUnsignedInt', input.firstReminderLetterFollowUpDays ?? 0],
});

/**
 * The body of A011: a referral with a shortlist of 1 to 20 services. Nothing is sent to a provider yet; A016
 * books, defers or sends for triage.
 *
 * @throws {@link FhirError} `ERR_FHIR_INVALID_BODY` with all that is wrong with the body, and no value of it.
 *
 * @example
 * ```ts
 * import { createReferralParameters } from '@ers-kit/fhir/stu3';
 *
 * const specialty = {
 *   system: 'https://int.api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/SPECIALTY',
 *   code: 'CARDIOLOGY',
 * };
 * const body = createReferralParameters({
 *   patient: '9990000018',
 *   shortlist: { services: ['12345'], searchCriteria: { priority: 'ROUTINE', specialty } },
 *   intentionToAddReferralLetter: 'NEED_TO_ADD_LATER',
 * });
 * console.log(body.parameter[0]?.name); // patient
 * ```
 */
export function createReferralParameters(
  input: CreateReferralInput,
  options: BuildOptions = {},
): CreateReferralParameters {
  const body = parametersBody(createReferralProfileUrl, {
    ...people(input),
    ...shortlistValues(input),
    eReferralPathwayStart: ['valueInstant', input.eReferralPathwayStart],
  });
  return checkedBody(body, validateCreateReferral, pathwayRules(input.eReferralPathwayStart, options));
}

/**
 * What a referral sent for triage at once holds: a letter must follow.
 *
 * @example
 * ```ts
 * import type { CreateReferralAndSendForTriageInput } from '@ers-kit/fhir/stu3';
 *
 * const specialty = {
 *   system: 'https://int.api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/SPECIALTY',
 *   code: 'CARDIOLOGY',
 * };
 * const input: CreateReferralAndSendForTriageInput = {
 *   patient: '9990000018',
 *   shortlist: { services: ['12345'], searchCriteria: { priority: 'ROUTINE', specialty } },
 * };
 * ```
 */
export type CreateReferralAndSendForTriageInput = Omit<
  CreateReferralInput,
  'intentionToAddReferralLetter' | 'eReferralPathwayStart'
>;

/**
 * The body of A021: a referral for triage by exactly one service.
 *
 * @deprecated by NHS: use {@link createReferralParameters}, then A016.
 * @throws {@link FhirError} `ERR_FHIR_INVALID_BODY` with all that is wrong with the body, and no value of it.
 *
 * @example
 * ```ts
 * import { createReferralAndSendForTriageParameters } from '@ers-kit/fhir/stu3';
 *
 * const specialty = {
 *   system: 'https://int.api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/SPECIALTY',
 *   code: 'CARDIOLOGY',
 * };
 * const body = createReferralAndSendForTriageParameters({
 *   patient: '9990000018',
 *   shortlist: { services: ['12345'], searchCriteria: { priority: 'ROUTINE', specialty } },
 * });
 * console.log(body.parameter[0]?.name); // patient
 * ```
 */
export function createReferralAndSendForTriageParameters(
  input: CreateReferralAndSendForTriageInput,
): CreateReferralAndSendForTriageParameters {
  const whole: CreateReferralInput = { ...input, intentionToAddReferralLetter: 'NEED_TO_ADD_LATER' };
  const body = parametersBody(createReferralAndSendForTriageProfileUrl, {
    ...people(whole),
    ...shortlistValues(whole),
  });
  return checkedBody(body, validateCreateReferralAndSendForTriage);
}

/**
 * The body of A031: a new shortlist of 1 to 20 services. e-RS may drop the patient's additional requirements.
 *
 * @throws {@link FhirError} `ERR_FHIR_INVALID_BODY` with all that is wrong with the body, and no value of it.
 *
 * @example
 * ```ts
 * import { changeShortlistParameters } from '@ers-kit/fhir/stu3';
 *
 * const specialty = {
 *   system: 'https://int.api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/SPECIALTY',
 *   code: 'CARDIOLOGY',
 * };
 * const body = changeShortlistParameters({
 *   shortlist: { services: ['12345', '67890'], searchCriteria: { priority: 'URGENT', specialty } },
 *   intentionToAddReferralLetter: 'NOT_INTENDING_TO_ADD',
 * });
 * console.log(body.parameter[0]?.name); // shortlist
 * ```
 */
export function changeShortlistParameters(input: ChangeShortlistInput): ChangeShortlistParameters {
  return checkedBody(
    parametersBody(changeShortlistProfileUrl, shortlistValues(input)),
    validateChangeShortlist,
  );
}

/**
 * The body of A032: a new shortlist of exactly one service, sent for triage.
 *
 * @deprecated by NHS: use {@link changeShortlistParameters}, then A016.
 * @throws {@link FhirError} `ERR_FHIR_INVALID_BODY` with all that is wrong with the body, and no value of it.
 *
 * @example
 * ```ts
 * import { changeShortlistAndSendForTriageParameters } from '@ers-kit/fhir/stu3';
 *
 * const specialty = {
 *   system: 'https://int.api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/SPECIALTY',
 *   code: 'CARDIOLOGY',
 * };
 * const body = changeShortlistAndSendForTriageParameters({
 *   shortlist: { services: ['12345'], searchCriteria: { priority: 'URGENT', specialty } },
 *   intentionToAddReferralLetter: 'NEED_TO_ADD_LATER',
 * });
 * console.log(body.parameter[0]?.name); // shortlist
 * ```
 */
export function changeShortlistAndSendForTriageParameters(
  input: ChangeShortlistInput,
): ChangeShortlistAndSendForTriageParameters {
  const body = parametersBody(changeShortlistAndSendForTriageRequestProfileUrl, shortlistValues(input));
  return checkedBody(body, validateChangeShortlistAndSendForTriageRequest);
}
