import { everySink } from '@ers-kit/internal/testing';
import { describe, expect, it } from 'vitest';
import {
  createReferenceData,
  downloadAttachment,
  ErsNotFoundError,
  ErsUnavailableError,
  ErsValidationError,
  freeSlots,
  slotPages,
  worklist,
  type SlotSearch,
} from '../src/index.js';
import { fakeClock } from './fake-clock.js';
import {
  answerWith,
  clinician,
  fhirJson,
  referrer,
  rejection,
  startServer,
  ubrn,
  type Answering,
} from './helpers.js';

const json = (body: unknown): Answering => answerWith(200, fhirJson, JSON.stringify(body));

describe('downloadAttachment', () => {
  const outcome = (code: string): string =>
    JSON.stringify({
      resourceType: 'OperationOutcome',
      issue: [
        {
          severity: 'error',
          code: 'invalid',
          details: { coding: [{ system: 'https://fhir.nhs.uk/CodeSystem/ers-error-codes', code }] },
        },
      ],
    });

  it.each(['Binary/att-1-2', 'https://other.example/FHIR/STU3/Binary/att-1-2', 'att-1-2'])(
    'takes the id from %s',
    async (url) => {
      const store = await startServer(answerWith(200, { 'content-type': 'application/pdf' }, '%PDF'));
      const server = await startServer(answerWith(307, { location: `${store.url}/x` }));
      const download = await downloadAttachment(server.client(), { url });
      if (download.state !== 'AVAILABLE') throw new Error(download.state);
      expect(await new Response(download.file.body).text()).toBe('%PDF');
      expect(server.seen[0]?.url).toBe('/referrals/FHIR/R4/Binary/att-1-2');
    },
  );

  it('uses A006 where asked to', async () => {
    const server = await startServer(answerWith(200, { 'content-type': 'text/html; charset=x' }, '<p>'));
    const download = await downloadAttachment(server.client(), 'att-1-2', { operation: 'A006' });
    expect(download).toMatchObject({ state: 'AVAILABLE', file: { contentType: 'text/html' } });
    expect(server.seen[0]?.url).toBe('/referrals/FHIR/STU3/Binary/att-1-2');
  });

  it.each(['PENDING', 'THREATS_FOUND', 'VALIDATION_FAILED'])('tells that a file is %s', async (code) => {
    const server = await startServer(answerWith(422, fhirJson, outcome(code)));
    expect(await downloadAttachment(server.client(), 'att-1-2')).toEqual({ state: code });
  });

  it('throws what is no state of a file', async () => {
    const server = await startServer(answerWith(404, {}));
    const error = await rejection(downloadAttachment(server.client(), 'att-1-2'));
    expect(ErsNotFoundError.isInstance(error)).toBe(true);
    const refused = await rejection(downloadAttachment(server.client(), {}));
    expect(ErsValidationError.isInstance(refused) && refused.problems[0]?.field).toBe('id');
  });
});

describe('uploads', () => {
  const limit = 5_242_880;
  it.each([
    ['text', 'é'.repeat(limit / 2 + 1)],
    ['bytes', new Uint8Array(limit + 1)],
    ['a buffer', new ArrayBuffer(limit + 1)],
    ['a Blob', new Blob([new Uint8Array(limit + 1)])],
  ])('of %s above 5 MB are refused before anything is sent', async (_name, body) => {
    const server = await startServer(answerWith(201, { location: 'Binary/1' }));
    const error = await rejection(server.client().call('A020', { fileName: 'a.txt', body }));
    expect(ErsValidationError.isInstance(error) && error.problems[0]?.field).toBe('body');
    expect(server.seen).toHaveLength(0);
  });

  it('of a stream above 5 MB are broken off', async () => {
    const server = await startServer(answerWith(201, { location: 'Binary/1' }));
    const body = new Blob([new Uint8Array(limit + 1)]).stream();
    const error = await rejection(server.client().call('A020', { fileName: 'a.txt', body }));
    expect(ErsValidationError.isInstance(error) && error.problems).toEqual([
      { field: 'body', message: `body is larger than the ${limit} bytes that A020 takes.` },
    ]);
  });

  it('of a stream of 5 MB go through', async () => {
    const server = await startServer(answerWith(201, { location: 'Binary/1' }));
    const body = new Blob([new Uint8Array(limit)]).stream();
    const { location } = await server.client().call('A020', { fileName: 'a.txt', body });
    expect([location, server.seen[0]?.body.length]).toEqual(['Binary/1', limit]);
  });
});

describe('slots', () => {
  const search: SlotSearch = {
    'schedule.actor:HealthcareService': '11000',
    appointmentType: 'ROUTINE',
    commissioningRuleOrganisation: 'R68',
  };
  const pages =
    (...ids: string[][]): Answering =>
    (request, response) => {
      const page = Number(new URL(request.url, 'http://x').searchParams.get('page'));
      const entry = (ids[page - 1] ?? []).map((id) => ({
        resource: { resourceType: 'Slot', id, start: '2027-01-01T10:00:00Z', end: '2027-01-01T10:20:00Z' },
      }));
      const link = page < ids.length ? [{ relation: 'next', url: 'ignored' }] : [];
      response
        .writeHead(200, fhirJson)
        .end(JSON.stringify({ resourceType: 'Bundle', type: 'searchset', link, entry }));
    };

  it('are read page by page, each slot once', async () => {
    const server = await startServer(pages(['1', '2'], ['2', '3'], ['4']));
    const found: unknown[] = [];
    for await (const { id } of freeSlots(server.client({ context: referrer }), { ...search, pageSize: 2 }))
      found.push(id);
    expect(found).toEqual(['1', '2', '3', '4']);
    expect(server.seen.map(({ url }) => /_count=(\d+)&page=(\d+)/.exec(url)?.slice(1))).toEqual([
      ['2', '1'],
      ['2', '2'],
      ['2', '3'],
    ]);
    expect(server.seen[0]?.headers['nhsd-ers-comm-rule-org']).toBe('R68');
  });

  it('are not asked for beyond what is wanted', async () => {
    const server = await startServer(pages(['1'], ['2']));
    for await (const { id } of freeSlots(server.client({ context: referrer }), search)) {
      expect(id).toBe('1');
      break;
    }
    expect(server.seen).toHaveLength(1);
  });

  it('end at an empty page, whatever it links to', async () => {
    const server = await startServer(pages(['1'], [], ['3']));
    const statuses: number[] = [];
    for await (const { status } of slotPages(server.client({ context: referrer }), search))
      statuses.push(status);
    expect(statuses).toEqual([200, 200]);
  });

  it('end with the error of the page that fails', async () => {
    const server = await startServer(answerWith(404, {}));
    const read = async (): Promise<void> => {
      for await (const _slot of freeSlots(server.client({ context: referrer }), search))
        throw new Error('a slot');
    };
    expect(ErsNotFoundError.isInstance(await rejection(read()))).toBe(true);
  });
});

describe('worklist', () => {
  const extension = {
    url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ReferralsforReview-WorkListItem-1',
    extension: [
      { url: 'clinicalInfoPrinted', valueBoolean: false },
      { url: 'referralRequestVersion', valueInteger: 5 },
    ],
  };
  const entry = { extension: [extension], item: { reference: 'ReferralRequest/000000070000' } };
  const list = { resourceType: 'List', status: 'current', mode: 'snapshot' };

  it('gives items as plain properties', async () => {
    const server = await startServer(json({ ...list, entry: [entry] }));
    const input = { listType: 'REFERRALS_FOR_REVIEW', service: '11000' } as const;
    const { items, malformed } = await worklist(server.client(), input);
    expect(items).toEqual([
      {
        listType: 'REFERRALS_FOR_REVIEW',
        reference: 'ReferralRequest/000000070000',
        clinicalInfoPrinted: false,
        referralRequestVersion: 5,
      },
    ]);
    expect(malformed).toBeUndefined();
    expect(server.seen[0]?.url).toBe('/referrals/FHIR/STU3/ReferralRequest/$ers.fetchworklist');
    expect(server.seen[0]?.body).toContain('eRS-FetchWorklist-Parameters-1');
  });

  it('says where an entry stands that cannot be read, and gives the others', async () => {
    const server = await startServer(json({ ...list, entry: [{ item: {} }, entry] }));
    const { items, malformed } = await worklist(server.client(), { listType: 'REFERRALS_FOR_REVIEW' });
    expect([items.length, malformed]).toEqual([1, 'entry[0]']);
  });

  it('asks A023 for advice requests, and knows an empty list', async () => {
    const server = await startServer(json(list));
    const found = await worklist(server.client(), { listType: 'ADVICE_AND_GUIDANCE_REQUESTS' });
    expect(found).toEqual({ items: [], malformed: undefined });
    expect(server.seen[0]?.url).toBe('/referrals/FHIR/STU3/CommunicationRequest/$ers.fetchworklist');
  });
});

describe('validation', () => {
  const notValid = {
    resourceType: 'ReferralRequest',
    id: ubrn,
    subject: { identifier: { value: 'jane-smith' } },
  };

  it('is off unless asked for', async () => {
    const server = await startServer(json(notValid));
    expect((await server.client().call('A005', { ubrn })).issues).toEqual([]);
  });

  it('names what is wrong in the result', async () => {
    const server = await startServer(json(notValid));
    const { issues, resource } = await server.client({ validate: 'warn' }).call('A005', { ubrn });
    expect(issues.some(({ severity }) => severity === 'error')).toBe(true);
    expect(resource).toEqual(notValid);
  });

  it('refuses a resource that is not valid', async () => {
    const server = await startServer(json(notValid));
    const error = await rejection(server.client({ validate: 'throw' }).call('A005', { ubrn }));
    if (!ErsUnavailableError.isInstance(error)) throw error;
    expect(error.code).toBe('ERR_ERS_RESPONSE');
    expect(error.problems.length).toBeGreaterThan(0);
    expect(error.outcome).toEqual(notValid);
    expect(everySink(error)).not.toContain('jane-smith');
  });

  it('checks R4 by its own profiles', async () => {
    const server = await startServer(json({ resourceType: 'Bundle' }));
    const error = await rejection(server.client({ validate: 'throw' }).call('A030'));
    expect(ErsUnavailableError.isInstance(error)).toBe(true);
  });
});

describe('createReferenceData', () => {
  const property = (code: string, value: object): object => ({ code, ...value });
  const from = (date: string): object => property('effectiveFrom', { valueDateTime: date });
  const to = (date: string): object => property('effectiveTo', { valueDateTime: date });
  const use = (code: string): object => property('usage', { valueCoding: { code } });
  const role = (code: string): object => property('businessFunction', { valueCoding: { code } });
  const withDisplays = (concepts: { code: string; property: object[] }[]): object[] =>
    concepts.map((concept) => ({ ...concept, display: concept.code }));
  const codeSystem = {
    resourceType: 'CodeSystem',
    status: 'active',
    content: 'complete',
    concept: withDisplays([
      { code: 'PLAIN', property: [from('2000-01-01T00:00:00Z')] },
      { code: 'PAST', property: [from('2000-01-01T00:00:00Z'), to('2020-01-01T00:00:00Z')] },
      { code: 'FUTURE', property: [from('2100-01-01T00:00:00Z')] },
      {
        code: 'CANCEL_BY_SPC',
        property: [
          from('2000-01-01T00:00:00Z'),
          use('REJECT'),
          use('CANCEL'),
          role('SERVICE_PROVIDER_CLINICIAN'),
        ],
      },
      {
        code: 'REJECT_BY_RC',
        property: [from('2000-01-01T00:00:00Z'), use('REJECT'), role('REFERRING_CLINICIAN')],
      },
    ]),
  };
  const codes = (concepts: { code?: string }[]): (string | undefined)[] => concepts.map(({ code }) => code);

  it.each([
    ['in force now', {}, ['PLAIN', 'CANCEL_BY_SPC', 'REJECT_BY_RC']],
    ['in force then', { at: Date.parse('2010-01-01') }, ['PLAIN', 'PAST', 'CANCEL_BY_SPC', 'REJECT_BY_RC']],
    ['for a usage', { usage: 'CANCEL' }, ['CANCEL_BY_SPC']],
    ['for a function', { businessFunction: 'REFERRING_CLINICIAN' }, ['REJECT_BY_RC']],
    ['for both', { usage: 'REJECT', businessFunction: 'SERVICE_PROVIDER_CLINICIAN' }, ['CANCEL_BY_SPC']],
  ])('gives the concepts %s', async (_name, filter, expected) => {
    const server = await startServer(json(codeSystem));
    const data = createReferenceData(server.client());
    expect(codes(await data.concepts('APPOINTMENT-CANCELLATION-REASON', filter))).toEqual(expected);
  });

  it('asks once for each set while it is fresh, however many want it', async () => {
    const server = await startServer(json(codeSystem));
    const data = createReferenceData(server.client());
    await Promise.all([data.codeSystem('PRIORITY'), data.codeSystem('PRIORITY'), data.concepts('PRIORITY')]);
    await data.codeSystem('PRIORITY');
    await data.codeSystem('SPECIALTY');
    expect(server.seen.map(({ url }) => url.split('/').at(-1))).toEqual(['PRIORITY', 'SPECIALTY']);
  });

  it('gives a stale set out while it fetches a new one, and no set that is too old', async () => {
    const clock = fakeClock();
    let failing = false;
    const server = await startServer((request, response, index) =>
      failing
        ? response.writeHead(503).end()
        : json({ ...codeSystem, version: String(index) })(request, response, index),
    );
    const data = createReferenceData(server.client(), { clock, freshFor: 1000, usableFor: 5000 });
    const version = async (): Promise<string | undefined> => (await data.codeSystem('PRIORITY')).version;
    expect(await version()).toBe('0');
    await clock.sleep(1000);
    expect(await version()).toBe('0');
    await expect.poll(version).toBe('1');
    failing = true;
    await clock.sleep(1000);
    expect(await version()).toBe('1');
    await clock.sleep(4000);
    await expect(data.codeSystem('PRIORITY')).rejects.toMatchObject({ status: 503 });
    failing = false;
    expect(await version()).toMatch(/^\d$/);
  });

  it('works for any role', async () => {
    const server = await startServer(json(codeSystem));
    await createReferenceData(server.client().as(clinician)).codeSystem('CLINIC-TYPE');
    expect(server.seen).toHaveLength(1);
  });
});
