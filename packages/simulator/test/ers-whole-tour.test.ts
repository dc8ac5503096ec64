import { codeSystems, presentValue, referralState, type ErsReferralRequest } from '@ers-kit/fhir/stu3';
import { nhsFolder, nhsFolderMissing } from '@ers-kit/internal/testing';
import { operations, type OperationId } from '@ers-kit/operations';
import { describe, expect, it } from 'vitest';

import { at, people, userGrant } from './ers-harness.js';
import { startTour } from './ers-tour.js';
import { r4, stepsOf, stu3, walkAdvice, walkLists, walkReferrals } from './tour-steps.js';

const ids = Object.keys(operations) as OperationId[];

/** An address of each operation, with something in place of each parameter. */
function pathOf(id: OperationId): string {
  const { fhirVersion, path } = operations[id];
  const filled = path
    .replace('{ubrn}', '123456789012')
    .replace('{version}', '1')
    .replace('{codeSystemType}', 'PRIORITY')
    .replace('{attachmentLogicalID}', '5f0c2a34-8a41-4c5a-9a7b-0c8f2d1e6a01')
    .replace(
      '{id}',
      fhirVersion === 'R4' && path.startsWith('/Binary') ? '5f0c2a34-8a41-4c5a-9a7b-0c8f2d1e6a01' : '61001',
    );
  const [left] = /\{\w+\}/.exec(filled) ?? [];
  if (left) throw new Error(`Give ${left} a value in pathOf of test/ers-whole-tour.test.ts.`);
  return `${fhirVersion === 'R4' ? r4 : stu3}${filled}`;
}

describe.skipIf(nhsFolder() === undefined)(
  `one tour of everything (skipped where ${nhsFolderMissing})`,
  () => {
    it('answers each call as the published specification says, for good and for bad', async () => {
      const tour = startTour({
        weak: userGrant(people.referrer, { scopes: [] }),
        unaccredited: userGrant(people.referrer, {
          application: { apiKey: 'user-app', attributes: {} },
        }),
      });
      const steps = stepsOf(tour);
      await walkReferrals(tour, steps);
      await walkAdvice(tour, steps);
      await walkLists(tour, steps);
      for (const id of ids) await failEachWay(tour, id);

      const states = new Set(tour.seen.map(({ operation, status }) => `${operation} ${status}`));
      const lacking = ids.filter((id) => !states.has(`${id} ${operations[id].response.status}`));
      expect(lacking).toEqual([]);
      const failed = new Set(tour.seen.flatMap(({ operation, status }) => (status >= 400 ? operation : [])));
      expect(ids.filter((id) => !failed.has(id))).toEqual([]);
      expect(tour.seen.length).toBe(tour.exchanges);
      expect(tour.exchanges).toBeGreaterThanOrEqual(300);
    }, 60_000);

    it('shows a referral in every state, to those who may see it', async () => {
      const tour = startTour({}, { referrals: 200 });
      const states = new Set<string | undefined>();
      for (const { resource } of tour.context.store.referrals()) {
        for (const role of ['referrer', 'provider'] as const) {
          const { status, body } = await tour.get(role, `${stu3}/ReferralRequest/${resource.id}`);
          if (status === 200) states.add(presentValue(referralState(body as ErsReferralRequest))?.state.code);
        }
      }
      expect(states).toEqual(new Set<string>(codeSystems.referralState.codes));
    }, 60_000);
  },
);

/** What can go wrong before an operation begins, and what can go wrong with any. */
async function failEachWay(tour: ReturnType<typeof startTour>, id: OperationId): Promise<void> {
  const { method, request, statuses } = operations[id];
  const path = pathOf(id);
  const declared: readonly number[] = statuses;
  const body = request ? {} : undefined;
  const clinician = at('R69', 'SERVICE_PROVIDER_CLINICIAN');
  const cases: readonly (readonly [status: number, token: string, headers: Record<string, string>])[] = [
    [401, 'weak', clinician],
    [403, 'unaccredited', clinician],
    [429, 'clinician', clinician],
    [500, 'clinician', clinician],
    [503, 'clinician', clinician],
  ];
  for (const [status, token, headers] of cases) {
    if (!declared.includes(status)) continue;
    if (status >= 429) tour.faults.arm({ operation: id, status, times: 1 });
    const answer = await tour.exchange(token, method, path, body, headers);
    // A fault strikes whoever was let in; who may not use the operation is told so before.
    expect({ [id]: [status, 403, 406, 415].includes(answer.status) }).toEqual({ [id]: true });
    tour.faults.clear();
  }
  if (declared.includes(406)) {
    const picky = await tour.exchange('clinician', method, path, body, { ...clinician, accept: 'video/mp4' });
    expect({ [id]: [406, 403, 415].includes(picky.status) }).toEqual({ [id]: true });
  }
}
