import type { RequestContext } from '@ers-kit/apim-headers';
import { sessionContext } from '@ers-kit/hscn';
import { SimulatorError, startSimulator } from '@ers-kit/simulator';
import { type Check, createChecks } from './checks.js';
import { UsageError } from './command-line.js';
import { type Dstu2Changes, changesForDstu2 } from './dstu2-changes.js';
import type { Exchange } from './exchange.js';
import { type Translation, translate } from './translation.js';
import { fetchTheOldWay, type LegacyWay } from './legacy-way.js';
import { fetchTheNewWay, type NewWay } from './new-way.js';
import { type PayloadDifference, payloadDifferences } from './payload-differences.js';
import type { Referral } from './referral-file.js';

/** The migration guide's own referral, organisation and business function. */
const guide = {
  ubrn: '123456789012',
  organisation: 'R69',
  businessFunction: 'SERVICE_PROVIDER_CLINICIAN',
} as const;

export interface WorkedExample {
  readonly ubrn: string;
  readonly old: LegacyWay;
  /** The old A005 request, as `@ers-kit/hscn` translates it. */
  readonly translated: Translation;
  readonly new: NewWay;
  readonly payloadDifferences: readonly PayloadDifference[];
  readonly dstu2: Dstu2Changes;
  readonly checks: readonly Check[];
}

/**
 * Runs the migration guide's worked example against a simulated Integration environment.
 * Throws {@link UsageError} where `referral` is none that e-RS could serve.
 */
export async function runWorkedExample(referral?: Referral): Promise<WorkedExample> {
  const simulator = await startSimulator({ as: 'integration' });
  try {
    if (referral) addReferral(simulator, referral);
    const ubrn = referral?.id ?? guide.ubrn;
    const { organisation, businessFunction } = guide;
    const userId = userWith(simulator.users, organisation, businessFunction);
    const { environment, fetch, legacy, credentials } = simulator;
    const permission = { businessFunction, orgIdentifier: organisation };
    const legacySettings = { ...legacy, ssoToken: legacy.ssoToken(userId), permission };
    const newSettings = { environment, fetch, ...credentials, userId, organisation, businessFunction };

    const old = await fetchTheOldWay(legacySettings, ubrn, fetch);
    const context = contextOf(old);
    const translated = translate(old.stu3, environment, context);
    const now = await fetchTheNewWay(newSettings, ubrn);
    const differences = payloadDifferences(old.stu3.response.body, now.referral.response.body);
    const dstu2 = changesForDstu2(old.dstu2, environment, context);
    const example = { ubrn, old, translated, new: now, payloadDifferences: differences, dstu2 };
    return { ...example, checks: checkAll(example, context) };
  } finally {
    await simulator.stop();
  }
}

type Simulator = Awaited<ReturnType<typeof startSimulator>>;

function addReferral(simulator: Simulator, referral: Referral): void {
  try {
    simulator.addReferral(referral);
  } catch (error) {
    throw SimulatorError.isInstance(error) ? new UsageError(`--referral: ${error.message}`) : error;
  }
}

/** The context that takes the place of the session. */
function contextOf({ createSession, selectRole }: LegacyWay): RequestContext {
  const { context } = sessionContext(createSession.response.body, selectRole.request.body);
  if (!context) throw new Error('the legacy session has no role that the new API knows');
  return context;
}

function userWith(users: Simulator['users'], organisation: string, businessFunction: string): string {
  const user = users.find(({ ersFunctions }) =>
    ersFunctions.some(
      (at) => at.organisation === organisation && at.businessFunctions.includes(businessFunction),
    ),
  );
  if (!user) throw new Error(`the simulator has no ${businessFunction} at ${organisation}`);
  return user.uid;
}

function checkAll(example: Omit<WorkedExample, 'checks'>, context: RequestContext): Check[] {
  const { results, check } = createChecks();
  checkOldWay(example, check);
  checkTranslation(example, check);
  checkNewWay(example, context, check);
  checkAnswers(example, check);
  return results;
}

type CheckFunction = ReturnType<typeof createChecks>['check'];
type Unchecked = Omit<WorkedExample, 'checks'>;

function checkOldWay({ old, ubrn }: Unchecked, check: CheckFunction): void {
  check(
    'A001 creates a session for the smartcard (201)',
    old.createSession.response.status === 201 && old.sessionKey !== '',
  );
  check('A002 selects the role in it (200)', old.selectRole.response.status === 200);
  check('the old API answers A005 (200)', old.stu3.response.status === 200 && idOf(old.stu3) === ubrn);
  check(
    'the old API answers A005 in DSTU2 too (200)',
    old.dstu2.response.status === 200 && idOf(old.dstu2) === ubrn,
  );
  check('A003 ends the session (204)', old.deleteSession.response.status === 204);
}

function checkTranslation({ translated, new: now }: Unchecked, check: CheckFunction): void {
  const sent = now.referral.request;
  const { method, url, headers } = translated.request;
  check(
    'the translated request has the method and URL that the new software sends',
    method === sent.method && url === sent.url,
  );
  const perRequest = new Set(['authorization', 'x-correlation-id']);
  const comparable = (record: Readonly<Record<string, string>>): string =>
    JSON.stringify(
      Object.entries(record)
        .map(([name, value]) => [name.toLowerCase(), value] as const)
        .filter(([name]) => !perRequest.has(name))
        .toSorted(([a], [b]) => a.localeCompare(b)),
    );
  check('and its headers, but for the access token', comparable(headers) === comparable(sent.headers));
}

function checkNewWay({ new: now }: Unchecked, context: RequestContext, check: CheckFunction): void {
  check(
    'CIS2 signs the user in at the levels that e-RS needs (authentication 2 or 3, identity 3)',
    now.authenticationAssuranceLevel >= 2 && now.identityAssuranceLevel === 3,
  );
  check(
    'the ID token is exchanged for an access token',
    now.accessToken !== '' && now.accessTokenExpiresAt > 0,
  );
  check(
    'A030 names the organisation and business function',
    now.permissions.some(
      (pair) =>
        context.mode === 'user-restricted' &&
        pair.organisation === context.organisation &&
        pair.businessFunction === context.businessFunction,
    ),
  );
  const names = Object.keys(now.referral.request.headers);
  check(
    'no ASID and no session key is sent',
    names.every((name) => !/^(xapi_|http_x_session)/i.test(name)),
  );
}

function checkAnswers(
  { old, new: now, ubrn, payloadDifferences: differences, dstu2 }: Unchecked,
  check: CheckFunction,
): void {
  const [before, after] = [old.stu3.response, now.referral.response];
  check('the new API answers A005 (200)', after.status === 200 && idOf(now.referral) === ubrn);
  check(
    'the transaction id moved from X_ERS_TRANSACTION_ID to X-Request-ID',
    'x_ers_transaction_id' in before.headers && 'x-request-id' in after.headers,
  );
  check(
    'both answers carry the same ETag',
    before.headers['etag'] !== undefined && before.headers['etag'] === after.headers['etag'],
  );
  check('the payload is the same, the old way and the new', differences.length === 0);
  check('a DSTU2 caller is led to the same URL', dstu2.url === now.referral.request.url);
  check('every value of the DSTU2 payload is accounted for', dstu2.unaccounted === 0);
}

function idOf({ response }: Exchange): unknown {
  return (response.body as { id?: unknown } | undefined)?.id;
}
