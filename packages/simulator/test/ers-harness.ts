import { createErsApi, type ErsApiOptions } from '../src/ers/ers-api.js';
import { createFaultInjector } from '../src/ers/faults.js';
import { createRequestLog } from '../src/ers/request-log.js';
import type { AccessGrant } from '../src/ers/gateway.js';
import { createContext } from '../src/seed/create-context.js';
import { createSeedWorld } from '../src/seed/world.js';
import { seedUsers } from '../src/users.js';

export const base = 'https://int.api.service.nhs.uk/referrals';
export const now = Date.parse('2026-11-22T10:00:00Z');

export const people = {
  referrer: '910000000101',
  referrerAdmin: '910000000102',
  clinician: '910000000103',
  clinicianAdmin: '910000000104',
  providerAdmin: '910000000105',
} as const;

const attributes = { asid: '100000001234' };
const scopes = ['urn:nhsd:apim:user-nhs-id:aal3:e-referrals-service-api'];

/** A grant of a user at the highest assurance, as the token service would give it. */
export const userGrant = (userId: string, more: Partial<AccessGrant> = {}): AccessGrant => ({
  mode: 'user-restricted',
  application: { apiKey: 'user-app', attributes },
  userId,
  identityAssuranceLevel: 3,
  scopes,
  ...more,
});

export const applicationGrant = (more: Partial<AccessGrant> = {}): AccessGrant => ({
  mode: 'application-restricted',
  application: {
    apiKey: 'unattended-app',
    attributes: { ...attributes, 'app-restricted-ods-code': 'R69', 'app-restricted-user-id': '910000000901' },
  },
  scopes: ['urn:nhsd:apim:app:level3:e-referrals-service-api'],
  ...more,
});

/** e-RS behind its proxy, with tokens that are whatever a test says. */
export function startErs(
  grants: Readonly<Record<string, AccessGrant>> = {},
  {
    referrals = 5,
    sleep,
    ...options
  }: Pick<ErsApiOptions, 'rateLimit' | 'allowedOrganisations'> & {
    referrals?: number;
    sleep?: () => Promise<void>;
  } = {},
) {
  let time = now;
  const faults = createFaultInjector();
  const log = createRequestLog();
  const known: Readonly<Record<string, AccessGrant>> = {
    clinician: userGrant(people.clinician),
    referrer: userGrant(people.referrer),
    clinicianAdmin: userGrant(people.clinicianAdmin),
    referrerAdmin: userGrant(people.referrerAdmin),
    many: userGrant('910000000203'),
    providerAdmin: userGrant(people.providerAdmin),
    application: applicationGrant(),
    ...grants,
  };
  const context = createContext({
    clock: { now: () => time, ...(sleep ? { sleep } : {}) },
    world: createSeedWorld(seedUsers, { referrals }),
    fhirBaseUrls: { STU3: `${base}/FHIR/STU3`, R4: `${base}/FHIR/R4` },
    objectStoreOrigin: 'https://attachments.invalid',
    faults,
  });
  const handle = createErsApi({
    context,
    basePath: '/referrals',
    faults,
    log,
    ...options,
    verifyAccessToken(token) {
      if (token === undefined) return { ok: false, reason: 'missing' };
      if (token === 'old') return { ok: false, reason: 'expired' };
      const grant = known[token];
      return grant ? { ok: true, grant } : { ok: false, reason: 'invalid' };
    },
  });
  const call = (path: string, token?: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
    handle(
      new Request(`${base}${path}`, {
        ...init,
        headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
      }),
    );
  const advance = (milliseconds: number): void => {
    time += milliseconds;
  };
  return { call, context, advance, faults, log };
}

/** The headers of a user at an organisation. */
export const at = (
  organisation: string,
  businessFunction: string,
  onBehalfOf?: string,
): Record<string, string> => ({
  'NHSD-End-User-Organisation-ODS': organisation,
  'NHSD-eRS-Business-Function': businessFunction,
  ...(onBehalfOf === undefined ? {} : { 'NHSD-eRS-On-Behalf-Of-User-ID': onBehalfOf }),
});
