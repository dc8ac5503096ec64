import { everySink, nhsFolder, nhsFolderMissing } from '@ers-kit/internal/testing';
import { operations, type OperationDefinition, type OperationId } from '@ers-kit/operations';
import { beforeAll, describe, expect, it } from 'vitest';
import { ErsError, type ErsClient } from '../src/index.js';
import { declaredFailures, kindOfStatus } from './declared-failures.js';
import { hasCompleteBody, inputFor, operationIds } from './every-operation.js';
import { clinician, referrer, rejection, ubrn } from './helpers.js';
import { applicationToken, people, referrerApplicationToken, userToken, useSimulator } from './simulated.js';

type Mode = 'user-restricted' | 'application-restricted';

const definitionOf = (id: OperationId): OperationDefinition => operations[id];
const everyMode = operationIds.flatMap((id) =>
  definitionOf(id).accessModes.map((mode) => [id, mode] as const),
);
const unattendedIds = everyMode.filter(([, mode]) => mode === 'application-restricted').map(([id]) => id);
const takesVersion = (id: OperationId): boolean => definitionOf(id).ifMatch !== false;
/** A referral of the seed. */
const seeded = '123456789012';

/** Parameters of a record that does not exist; `undefined` where the path names none. */
function missingRecord(id: OperationId): Readonly<Record<string, string>> | undefined {
  const file = '5f0c2a34-0000-4c5a-9a7b-0c8f2d1e6a01';
  const missing = { ubrn: '999999999999', id: id === 'A042' ? file : '999999', attachmentLogicalID: file };
  const named = Object.entries(missing).filter(([name]) => definitionOf(id).path.includes(`{${name}}`));
  return named.length > 0 ? Object.fromEntries(named) : undefined;
}

/** Failures as the simulated e-RS and the proxy before it bring them about, in their own bodies. */
describe('declared failures at the simulator', () => {
  const { simulator, client } = useSimulator();
  let users: Readonly<Record<'referrer' | 'clinician' | 'clinicianAdmin', string>>;
  let applications: Readonly<Record<'provider' | 'referrer', string>>;

  beforeAll(async () => {
    const started = simulator();
    users = {
      referrer: await userToken(started, people.referrer),
      clinician: await userToken(started, people.clinician),
      clinicianAdmin: await userToken(started, people.clinicianAdmin),
    };
    applications = {
      provider: await applicationToken(started),
      referrer: await referrerApplicationToken(started),
    };
  });

  /** A client that may call the operation, with a token of its own or with another. */
  function clientFor(id: OperationId, mode: Mode, token?: string, organisation?: string): ErsClient {
    const { businessFunctions } = definitionOf(id);
    if (mode === 'application-restricted') {
      const [first] = businessFunctions[mode] ?? [];
      const kind = first === 'REFERRER_AUTHORISED_APPLICATION' ? 'referrer' : 'provider';
      return client(token ?? applications[kind], { context: { mode } });
    }
    const functions = businessFunctions[mode];
    if (id === 'A040') {
      const context = {
        ...clinician,
        organisation: organisation ?? 'R69',
        businessFunction: 'SERVICE_PROVIDER_CLINICIAN_ADMIN',
        onBehalfOf: people.clinician,
      } as const;
      return client(token ?? users.clinicianAdmin, { context });
    }
    const refers = functions !== 'any' && functions.includes('REFERRING_CLINICIAN');
    const context = refers ? { ...referrer, organisation: 'R68' } : clinician;
    const settings = organisation === undefined ? context : { ...context, organisation };
    return client(token ?? (refers ? users.referrer : users.clinician), { context: settings });
  }

  async function failure(caller: ErsClient, id: OperationId, more: object = {}): Promise<ErsError> {
    const error = await rejection(caller.call<OperationId>(id, { ...inputFor(id), ...more }));
    if (!ErsError.isInstance(error)) throw error;
    expect(error.operation).toBe(id);
    expect(error.hint).toMatch(/^(?:The \w+|Wait|NHS England)/);
    expect(everySink(error)).not.toMatch(
      new RegExp([ubrn, '999999999999', ...Object.values(users), ...Object.values(applications)].join('|')),
    );
    return error;
  }

  function expectKind(error: ErsError, status: number): void {
    expect([error.status, error.name, error.code]).toEqual([status, ...(kindOfStatus[status] ?? [])]);
  }

  it.each(
    everyMode.flatMap(([id, mode]) => declaredFailures(id).map((status) => [id, status, mode] as const)),
  )('%s answered %d, %s', async (id, status, mode) => {
    simulator().fault({ operation: id, status, times: 1, ...(status === 503 ? { retryAfter: 7 } : {}) });
    const error = await failure(clientFor(id, mode), id);
    expectKind(error, status);
    expect(error.retryAfter).toBe(status === 503 ? 7 : undefined);
  });

  it.each(everyMode)('%s with a token that nobody gave out, %s', async (id, mode) => {
    const error = await failure(clientFor(id, mode, 'unknown'), id);
    expectKind(error, 401);
    expect(error.retryable).toBe(false);
  });

  it.each(operationIds.filter((id) => id !== 'A030'))(
    '%s at an organisation of somebody else',
    async (id) => {
      expectKind(await failure(clientFor(id, 'user-restricted', undefined, 'X99'), id), 403);
    },
  );

  it.each(unattendedIds)("%s with a user's token for an application's", async (id) => {
    expectKind(await failure(clientFor(id, 'application-restricted', users.referrer), id), 403);
  });

  it.each(everyMode.filter(([id]) => missingRecord(id)))(
    '%s of a record that is not there, %s',
    async (id, mode) => {
      expectKind(await failure(clientFor(id, mode), id, missingRecord(id)), 404);
    },
  );

  it.for(
    operationIds.filter(
      (id) => definitionOf(id).path.includes('{ubrn}') && takesVersion(id) && id !== 'A026',
    ),
  )('%s on a version that is stale', async (id, { skip }) => {
    // A body is looked at before the version: 422 says that `inputs` of every-operation.ts lack it.
    skip(!hasCompleteBody(id) && nhsFolder() === undefined, nhsFolderMissing);
    const stale = { ubrn: seeded, version: 99 };
    const error = await failure(clientFor(id, 'user-restricted'), id, stale);
    expectKind(error, 409);
    expect(error.processed).toBe('no');
  });

  it.each(['A012', 'A014', 'A022', 'A028', 'A031', 'A032', 'A036'] as const)(
    '%s with a body that lacks everything',
    async (id) => {
      const body = { resourceType: 'Parameters' };
      const { version } = await client(users.clinician, { context: clinician }).call('A005', {
        ubrn: seeded,
      });
      const error = await failure(clientFor(id, 'user-restricted'), id, { ubrn: seeded, version, body });
      expectKind(error, 422);
      expect([error.codes, error.bodyShape, error.processed]).toEqual([
        ['MISSING_VALUE'],
        'operation-outcome-stu3',
        'no',
      ]);
    },
  );

  it.each([
    ['error', 502, 'PAS_RESPONDED_WITH_ERROR'],
    ['timeout', 504, 'PAS_NOT_RESPONDING'],
  ] as const)(
    "a write that the provider's system ends with %s has an unknown outcome",
    async (pas, status, code) => {
      for (const id of ['A014', 'A016', 'A034', 'A036'] as const) {
        simulator().fault({ operation: id, pas, times: 1 });
        const error = await failure(clientFor(id, 'user-restricted'), id);
        expectKind(error, status);
        expect([error.codes, error.processed, error.retryable]).toEqual([[code], 'unknown', false]);
        expect(error.hint).toContain('provider');
      }
    },
  );
});
