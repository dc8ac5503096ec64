import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environments } from '@ers-kit/environments';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSaveFolder, serviceWorklists, type SaveFolder, type WorklistNote } from '../src/files.js';
import {
  createErsClient,
  ErsError,
  ErsUnavailableError,
  type ErsClient,
  type ErsClientOptions,
} from '../src/index.js';
import { answerWith, fhirJson, rejection, startServer, type TestServer } from './helpers.js';

const item = (reference: string, parts: readonly object[]): object => ({
  extension: [
    {
      url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ReferralsforReview-WorkListItem-1',
      extension: parts,
    },
  ],
  item: { reference },
});
const version = { url: 'referralRequestVersion', valueInteger: 5 };
const started = { url: 'eReferralPathwayStart', valueDateTime: '2026-10-01T09:00:00Z' };
const submitted = { url: 'clinicalInfoFirstSubmitted', valueDateTime: '2026-10-02T09:00:00Z' };
const updated = { url: 'clinicalInfoLastUpdated', valueDateTime: '2026-10-03T09:00:00Z' };
const list = JSON.stringify({
  resourceType: 'List',
  entry: [
    item('ReferralRequest/000000070000', [version, started, submitted, updated]),
    item('ReferralRequest/000000070001', [started, submitted]),
    item('ReferralRequest/000000070002', [started]),
    item('ReferralRequest/000000070003', []),
    item('ReferralRequest/../etc', [version]),
    { item: {} },
  ],
});

let path: string;
let folder: SaveFolder<WorklistNote>;
beforeEach(async () => {
  path = mkdtempSync(join(tmpdir(), 'ers-kit-worklists-'));
  folder = await openSaveFolder(path);
});
afterEach(async () => {
  await folder.release();
  rmSync(path, { recursive: true });
});

const server = (): Promise<TestServer> => startServer(answerWith(200, fhirJson, list));
const refused = Object.assign(new TypeError('fetch failed'), {
  cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
});
const clientWith = (options: Partial<ErsClientOptions>): ErsClient =>
  createErsClient({
    environment: environments.integration,
    accessToken: () => 'token',
    context: { mode: 'application-restricted' },
    retry: false,
    limiter: false,
    ...options,
  });
const clockAt = (time: string) => ({ now: () => Date.parse(time) });
const open = ({ client }: TestServer, time: string) =>
  serviceWorklists(
    client({ context: { mode: 'application-restricted' }, retry: false, limiter: false }),
    folder,
    { clock: clockAt(time) },
  );

describe('serviceWorklists', () => {
  it('reads versions and times, and counts the entries that cannot be read', async () => {
    const { worklist, ...rest } = await open(await server(), '2026-11-22T10:00:00Z').obtain('20101');
    expect(rest).toEqual({ callsLeft: 1, isOutOfCalls: false });
    expect(worklist).toEqual({
      service: '20101',
      at: Date.parse('2026-11-22T10:00:00Z'),
      referrals: [
        { ubrn: '000000070000', version: 5, changed: '2026-10-03T09:00:00Z' },
        { ubrn: '000000070001', version: 0, changed: '2026-10-02T09:00:00Z' },
        { ubrn: '000000070002', version: 0, changed: '2026-10-01T09:00:00Z' },
        { ubrn: '000000070003', version: 0, changed: undefined },
      ],
      unreadable: 2,
    });
  });

  it('gives the same worklist until it is finished, also to the next process', async () => {
    const ers = await server();
    const first = await open(ers, '2026-11-22T10:00:00Z').obtain('20101');
    await folder.release();
    folder = await openSaveFolder(path);
    const second = await open(ers, '2026-11-22T11:00:00Z').obtain('20101');
    expect(second).toEqual(first);
    expect(ers.seen).toHaveLength(1);
    await open(ers, '2026-11-22T11:00:00Z').finish([second.worklist!]);
    const third = await open(ers, '2026-11-22T12:00:00Z').obtain('20101');
    expect([third.callsLeft, third.worklist?.at]).toEqual([0, Date.parse('2026-11-22T12:00:00Z')]);
  });

  it('asks twice in a day for each service, and then gives the last one', async () => {
    const ers = await server();
    const worklists = open(ers, '2026-11-22T10:00:00Z');
    for (const service of ['20101', '20102']) {
      for (const left of [1, 0]) {
        const { worklist, callsLeft } = await worklists.obtain(service);
        expect(callsLeft).toBe(left);
        await worklists.finish([worklist!]);
      }
      expect(await worklists.obtain(service)).toMatchObject({
        callsLeft: 0,
        isOutOfCalls: true,
        worklist: { service },
      });
    }
    expect(ers.seen).toHaveLength(4);
  });

  it('counts a call that fails, and has nothing to give when both did', async () => {
    const ers = await startServer(answerWith(503, {}));
    const worklists = open(ers, '2026-11-22T10:00:00Z');
    for (let count = 0; count < 2; count += 1)
      expect(ErsUnavailableError.isInstance(await rejection(worklists.obtain('20101')))).toBe(true);
    expect(await worklists.obtain('20101')).toEqual({
      worklist: undefined,
      callsLeft: 0,
      isOutOfCalls: true,
    });
    expect(ers.seen).toHaveLength(2);
  });

  it.each<[string, () => ErsClient]>([
    [
      'without an access token',
      () => clientWith({ accessToken: () => Promise.reject(new Error('the wrong key')) }),
    ],
    ['without a connection', () => clientWith({ fetch: () => Promise.reject(refused) })],
    [
      'without the leave of the limiter',
      () => clientWith({ limiter: { acquire: () => Promise.reject(refused) } }),
    ],
  ])('does not count a call that was not sent %s', async (_name, make) => {
    const clock = clockAt('2026-11-22T10:00:00Z');
    const broken = serviceWorklists(make(), folder, { clock });
    for (let count = 0; count < 3; count += 1)
      expect(ErsError.isInstance(await rejection(broken.obtain('20101')))).toBe(true);
    await folder.release();
    folder = await openSaveFolder(path);
    const mended = open(await server(), '2026-11-22T10:00:00Z');
    expect(await mended.obtain('20101')).toMatchObject({ callsLeft: 1, isOutOfCalls: false });
  });

  it('counts a call whose connection broke off', async () => {
    const reset = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
    const clock = clockAt('2026-11-22T10:00:00Z');
    const broken = serviceWorklists(clientWith({ fetch: () => Promise.reject(reset) }), folder, { clock });
    await rejection(broken.obtain('20101'));
    const mended = open(await server(), '2026-11-22T10:00:00Z');
    expect(await mended.obtain('20101')).toMatchObject({ callsLeft: 0, isOutOfCalls: false });
  });

  // In summer, midnight in London is 23:00 UTC.
  it.each([
    [
      'on the next day',
      ['2026-01-10T10:00Z', '2026-01-10T11:00Z', '2026-01-11T00:00Z', '2026-01-11T09:00Z'],
      4,
    ],
    ['on the same day', ['2026-01-10T00:00Z', '2026-01-10T11:00Z', '2026-01-10T23:59Z'], 2],
    [
      'when it is tomorrow in London, and not yet by UTC',
      ['2026-07-10T10:00Z', '2026-07-10T11:00Z', '2026-07-10T23:30Z'],
      2,
    ],
    [
      'when it was tomorrow in London, and is so by UTC',
      ['2026-07-10T23:10Z', '2026-07-10T23:20Z', '2026-07-11T00:10Z'],
      2,
    ],
    ['when it is tomorrow by both', ['2026-07-10T10:00Z', '2026-07-10T11:00Z', '2026-07-11T00:10Z'], 3],
  ])('a call %s: %j', async (_name, times, calls) => {
    const ers = await server();
    for (const time of times) {
      const { worklist } = await open(ers, time).obtain('20101');
      if (worklist) await open(ers, time).finish([worklist]);
    }
    expect(ers.seen).toHaveLength(calls);
  });

  it('forgets, once all is finished, what is older than two days', async () => {
    const ers = await server();
    const journal = (): string => readFileSync(join(path, '.journal', 'journal.ndjson'), 'utf8');
    const old = open(ers, '2026-11-20T09:00:00Z');
    await old.finish([(await old.obtain('20101')).worklist!]);
    await old.obtain('20102');
    const now = open(ers, '2026-11-22T10:00:00Z');
    const { worklist } = await now.obtain('20101');
    expect(journal().split('\n')).toHaveLength(8);
    await now.finish([worklist!]);
    expect(
      journal()
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).note.type),
    ).toEqual(['asked', 'listed', 'done']);
    expect(folder.notes).toHaveLength(3);
  });

  it('keeps everything while a worklist of another service is not finished', async () => {
    const worklists = open(await server(), '2026-11-22T10:00:00Z');
    const { worklist } = await worklists.obtain('20101');
    await worklists.obtain('20102');
    await worklists.finish([worklist!]);
    expect(folder.notes.map(({ type }) => type)).toEqual(['asked', 'listed', 'asked', 'listed', 'done']);
  });
});
