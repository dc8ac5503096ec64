import { beforeAll, describe, expect, it } from 'vitest';
import { ErsAuthError, ErsForbiddenError, ErsNotFoundError } from '../src/index.js';
import { clinician, rejection } from './helpers.js';
import { applicationToken, people, userToken, useSimulator } from './simulated.js';

const ubrn = '123456789012';

describe.each([
  ['loopback URLs', {}],
  ["Integration's URLs", { as: 'integration' }],
] as const)('against the simulator with %s', (_name, options) => {
  const { simulator, client } = useSimulator(options);
  let token = '';
  beforeAll(async () => {
    token = await userToken(simulator(), people.clinician);
  });

  it('lists the functions of the user (A030)', async () => {
    const result = await client(token, { context: { mode: 'user-restricted' } }).call('A030');
    const roles = result.resource.entry?.map(({ resource }) => resource);
    expect(roles).toEqual([expect.objectContaining({ resourceType: 'PractitionerRole' }) as unknown]);
    expect(result.requestId).toMatch(/^[0-9a-f-]{36}-1$/);
  });

  it('reads a referral for a user (A005)', async () => {
    const result = await client(token, { context: clinician }).call('A005', { ubrn });
    expect(result).toMatchObject({ status: 200, version: '5', etag: 'W/"5"' });
    expect(result.resource).toMatchObject({ resourceType: 'ReferralRequest', id: ubrn });
    expect(result.requestId).toMatch(/^[0-9a-f-]{36}-1$/);
  });

  it('reads a referral unattended (A005)', async () => {
    const context = { mode: 'application-restricted' } as const;
    const application = client(await applicationToken(simulator()), { context });
    const { resource } = await application.call('A005', { ubrn });
    expect(resource.id).toBe(ubrn);
  });

  it('tells an unknown referral', async () => {
    const error = await rejection(
      client(token, { context: clinician }).call('A005', { ubrn: '999999999999' }),
    );
    expect(ErsNotFoundError.isInstance(error) && error.status).toBe(404);
  });

  it('tells a token that is not known', async () => {
    const error = await rejection(client('unknown', { context: clinician }).call('A005', { ubrn }));
    if (!ErsAuthError.isInstance(error)) throw error;
    expect(error).toMatchObject({ status: 401, bodyShape: 'empty', codes: ['invalid_token'] });
    expect(error.hint).toContain('sign in again');
  });

  it('tells a role that the user does not hold there', async () => {
    const context = { ...clinician, businessFunction: 'REFERRING_CLINICIAN' } as const;
    const error = await rejection(client(token, { context }).call('A005', { ubrn }));
    expect(ErsForbiddenError.isInstance(error) && error.status).toBe(403);
  });
});
