import { validate } from '@ers-kit/fhir/stu3';
import { isRecord } from '@ers-kit/internal';
import { isUbrn } from '@ers-kit/operations';

import type { ErsReferralRequest } from '../ers/wire-types.js';
import { SimulatorError } from '../simulator-error.js';

/**
 * The findings of the validator that say a value is not what its place is for. What is missing, unknown, or
 * unusual does not keep a referral from being served.
 */
const structural = new Set(['type', 'empty', 'null', 'resource-type', 'cardinality', 'depth', 'too-long']);

/**
 * Takes in a referral from outside: a copy.
 *
 * @throws {@link SimulatorError} `ERR_SIMULATOR_REFERRAL_INVALID`
 */
export function readReferral(value: unknown): ErsReferralRequest {
  const problems = findReferralProblems(value);
  if (problems.length > 0) throw invalidReferral(problems);
  const { meta, ...rest } = structuredClone(value) as ErsReferralRequest;
  return { ...rest, meta: { ...meta, versionId: meta?.versionId ?? '1' } };
}

/** What keeps a value from being served as a referral. */
export function findReferralProblems(value: unknown): string[] {
  const found = [...findProblems(value)];
  return found.length > 0 ? found : [...findTypeProblems(value)];
}

/** The error of a referral with these problems. */
export const invalidReferral = (problems: readonly string[]): SimulatorError =>
  new SimulatorError(
    'ERR_SIMULATOR_REFERRAL_INVALID',
    `This is not a ReferralRequest that e-RS could serve: ${problems.join('; ')}. ` +
      'Give a STU3 ReferralRequest as A005 answers it.',
    { problems },
  );

function* findProblems(value: unknown): Generator<string> {
  if (!isRecord(value)) {
    yield 'it is not an object';
    return;
  }
  const { resourceType, id, meta, contained } = value;
  if (resourceType !== 'ReferralRequest') {
    yield 'its resourceType is not "ReferralRequest"';
    return;
  }
  if ('patient' in value || 'priority' in value) {
    yield 'it is DSTU2 ("patient" and "priority" are "subject" and an extension in STU3)';
  }
  if (typeof id !== 'string' || !isUbrn(id)) yield 'its id is not a UBRN of 12 digits';
  if (meta !== undefined && !isRecord(meta)) yield 'its meta is not an object';
  const versionId = isRecord(meta) ? meta['versionId'] : undefined;
  if (versionId !== undefined && (typeof versionId !== 'string' || !/^\d+$/.test(versionId))) {
    yield 'its meta.versionId is not a string of digits';
  }
  yield* findStructureProblems(value, contained);
}

function* findTypeProblems(value: unknown): Generator<string> {
  const { issues } = validate(value, { profile: 'referralRequest', mode: 'response', maxIssues: 50 });
  for (const { severity, rule, path, message } of issues) {
    if (severity === 'error' && structural.has(rule)) yield `${path} ${message}`;
  }
}

function* findStructureProblems(
  value: Readonly<Record<string, unknown>>,
  contained: unknown,
): Generator<string> {
  for (const name of ['extension', 'contained', 'supportingInfo', 'identifier']) {
    const list = value[name];
    if (list !== undefined && list !== null && !(Array.isArray(list) && list.every(isRecord))) {
      yield `its ${name} is not an array of objects`;
    }
  }
  if (!Array.isArray(contained)) return;
  for (const [index, resource] of contained.entries()) {
    if (!isRecord(resource)) continue;
    const lists = { Appointment: 'participant', DocumentReference: 'content' } as const;
    const name = lists[resource['resourceType'] as keyof typeof lists];
    const list = name === undefined ? [] : resource[name];
    if (!(Array.isArray(list) && list.every(isRecord)))
      yield `its contained[${index}].${name} is not an array of objects`;
  }
}
