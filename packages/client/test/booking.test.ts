import { extensionUrls, identifierSystems } from '@ers-kit/fhir/stu3';
import { describe, expect, it } from 'vitest';
import { bookFirstAvailableSlot, convertAdvice, ErsUnavailableError } from '../src/index.js';
import {
  clinician,
  fhirJson,
  referrer,
  rejection,
  startServer,
  ubrn,
  type Answering,
  type SeenRequest,
} from './helpers.js';

const referral = {
  resourceType: 'ReferralRequest',
  id: ubrn,
  meta: { versionId: '4' },
  extension: [
    {
      url: extensionUrls.commissioningRuleOrganisation,
      valueIdentifier: { system: identifierSystems.odsOrganisation, value: 'R68' },
    },
  ],
  subject: { identifier: { system: identifierSystems.nhsNumber, value: '9990000018' } },
};
const slotIds = ['1', '2', '3', '4', '5', '6', '7'];
const slots = {
  resourceType: 'Bundle',
  type: 'searchset',
  link: [],
  entry: slotIds.map((id) => ({
    resource: { resourceType: 'Slot', id, start: '2027-01-04T10:00:00Z', end: '2027-01-04T10:20:00Z' },
  })),
};
const outcome = (code: string): object => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'business-rule', details: { coding: [{ code }] } }],
});
const appointment = { resourceType: 'Appointment', id: '61', status: 'booked' };

/** A server where the slots of `gone` have gone, and A016 otherwise answers as told. */
const server =
  (gone: readonly string[], found: object = slots, status = 201): Answering =>
  (request, response) => {
    const answer = (code: number, body: object): unknown =>
      response.writeHead(code, fhirJson).end(JSON.stringify(body));
    if (request.url.includes('/Slot')) return answer(200, found);
    if (request.url.includes('/ReferralRequest/')) return answer(200, referral);
    return gone.some(
      (id) => request.body.includes(`"status":"booked"`) && request.body.includes(`Slot/${id}"`),
    )
      ? answer(422, outcome('SLOT_NOT_AVAILABLE'))
      : answer(status, status < 300 ? appointment : outcome('PAS_NOT_RESPONDING'));
  };
const sent = (seen: readonly SeenRequest[]): { status: string; reason?: object[]; slot?: object[] }[] =>
  seen
    .filter(({ url }) => url.endsWith('/Appointment'))
    .map(({ body }) => JSON.parse(body) as { status: string });

const input = { ubrn, service: '20101', appointmentType: 'ROUTINE' } as const;

describe('bookFirstAvailableSlot', () => {
  it('passes over slots that have gone', async () => {
    const { client, seen } = await startServer(server(['1', '2']));
    const booking = await bookFirstAvailableSlot(client({ context: referrer }), input);
    expect(booking).toMatchObject({ state: 'booked', appointment: { resource: appointment } });
    expect(sent(seen).map(({ slot }) => slot)).toEqual([
      [{ reference: 'Slot/1' }],
      [{ reference: 'Slot/2' }],
      [{ reference: 'Slot/3' }],
    ]);
    expect(seen.find(({ url }) => url.includes('/Slot'))?.headers['nhsd-ers-comm-rule-org']).toBe('R68');
  });

  it('tries slots that will do alone', async () => {
    const { client, seen } = await startServer(server([]));
    await bookFirstAvailableSlot(client({ context: referrer }), {
      ...input,
      accepts: ({ id }) => id === '5',
    });
    expect(sent(seen)).toMatchObject([{ slot: [{ reference: 'Slot/5' }] }]);
  });

  it('gives up after five slots that have gone, and changes nothing unless asked to', async () => {
    const { client, seen } = await startServer(server(slotIds));
    expect(await bookFirstAvailableSlot(client({ context: referrer }), input)).toEqual({ state: 'no-slot' });
    expect(sent(seen)).toHaveLength(5);
  });

  it.each([
    ['the last slot has gone', slotIds, slots, 'SLOT_NOT_AVAILABLE', [{ reference: 'Slot/5' }]],
    ['there are none', [], { ...slots, entry: [] }, 'NO_SLOTS_AT_SERVICE', undefined],
  ])('defers where %s', async (_name, gone, found, code, slot) => {
    const { client, seen } = await startServer(server(gone, found));
    const booking = await bookFirstAvailableSlot(client({ context: referrer }), {
      ...input,
      otherwise: 'defer',
    });
    expect(booking.state).toBe('deferred');
    const [last] = sent(seen).toReversed();
    expect(last).toMatchObject({ status: 'proposed', reason: [{ coding: [{ code }] }] });
    expect(last?.slot).toEqual(slot);
  });

  it('does not try another slot where the outcome of a booking is unknown', async () => {
    const { client, seen } = await startServer(server([], slots, 504));
    const error = await rejection(bookFirstAvailableSlot(client({ context: referrer }), input));
    expect(ErsUnavailableError.isInstance(error) && error.processed).toBe('unknown');
    expect(sent(seen)).toHaveLength(1);
  });
});

describe('convertAdvice', () => {
  it('names the version that was read', async () => {
    const { client, seen } = await startServer((request, response) => {
      const read = request.method === 'GET';
      const body = read
        ? { resourceType: 'CommunicationRequest', id: ubrn, meta: { versionId: '3' } }
        : { ...referral, meta: { versionId: '1' } };
      response.writeHead(read ? 200 : 201, fhirJson).end(JSON.stringify(body));
    });
    const { version } = await convertAdvice(client({ context: clinician }), {
      ubrn,
      guidance: 'We will see them.',
      priority: 'ROUTINE',
      reviewComments: 'Book.',
    });
    expect(version).toBe('1');
    expect(seen[1]?.body).toContain(`CommunicationRequest/${ubrn}/_history/3`);
  });
});
