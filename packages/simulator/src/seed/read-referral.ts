import { isRecord } from '@ers-kit/internal';
import { isUbrn } from '@ers-kit/operations';

import type { ErsReferralRequest } from '../ers/wire-types.js';
import { SimulatorError } from '../simulator-error.js';

/**
 * Takes in a referral from outside: a copy, frozen.
 *
 * @throws {@link SimulatorError} `ERR_SIMULATOR_REFERRAL_INVALID`
 */
export function readReferral(value: unknown): ErsReferralRequest {
  const problems = [...findProblems(value)];
  if (problems.length > 0) {
    throw new SimulatorError(
      'ERR_SIMULATOR_REFERRAL_INVALID',
      `This is not a ReferralRequest that e-RS could serve: ${problems.join('; ')}. ` +
        'Give a STU3 ReferralRequest as A005 answers it.',
      { problems },
    );
  }
  const { meta, ...rest } = structuredClone(value) as ErsReferralRequest;
  return { ...rest, meta: { ...meta, versionId: meta?.versionId ?? '1' } };
}

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
