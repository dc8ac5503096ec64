import { isLoopbackHostname, isRecord } from '@ers-kit/internal';

import type { Cis2Part } from '../cis2/cis2-server.js';
import { adviceStatusOf } from '../ers/advice/advice-record.js';
import { checkFault, type ErsFault, type FaultInjector } from '../ers/faults.js';
import { stateOf } from '../ers/referral-view.js';
import type { RequestLog } from '../ers/request-log.js';
import type { ServiceContext } from '../ers/service-context.js';
import type { FetchHandler } from '../internal/fetch-listener.js';
import type { SimulatorUser } from '../users.js';
import { createSwitchboard } from './fault-switches.js';
import { logPage, statusPage } from './status-page.js';

/** What can be looked at, and done, from outside while a simulator runs. */
export interface ControlOptions {
  readonly context: ServiceContext;
  readonly users: readonly SimulatorUser[];
  readonly faults: FaultInjector;
  readonly log: RequestLog;
  reset(): void;
  advance(milliseconds: number): void;
  /** Default: none, so that there is nothing of it to be switched. */
  readonly cis2?: Cis2Part;
}

/** How many records there are in each state. */
export interface StateCounts {
  readonly referrals: Readonly<Record<string, number>>;
  readonly advice: Readonly<Record<string, number>>;
}

/** The path below which the API host is controlled. */
export const controlPath = '/_simulator';

/** Answers the control API and the status page. */
export function createControlApi(options: ControlOptions): FetchHandler {
  const { faults, log, users, context } = options;
  const switchboard = createSwitchboard(faults, options.cis2);
  const html = (page: string): Response =>
    new Response(page, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  const page = (): Response =>
    html(
      statusPage({
        counts: countStates(context),
        users,
        switches: switchboard.switches(),
        now: context.clock.now(),
      }),
    );
  const done = (): Response => new Response(null, { status: 303, headers: { Location: controlPath } });
  const routes: Readonly<Record<string, (request: Request) => Response | Promise<Response>>> = {
    'GET ': page,
    'GET /log': () => html(logPage(log.entries())),
    'GET /state': () => Response.json(countStates(context)),
    'GET /requests': () => Response.json(log.entries()),
    'POST /reset': () => {
      options.reset();
      return done();
    },
    'POST /faults': (request) => armFault(request, faults),
    'DELETE /faults': () => {
      faults.clear();
      return new Response(null, { status: 204 });
    },
    'POST /faults/clear': () => {
      switchboard.clear();
      return done();
    },
    'POST /faults/switch': ({ url }) =>
      switchboard.turn(new URL(url).searchParams.get('name')) ? done() : problem('There is no such switch.'),
    'GET /clock': () => Response.json({ now: new Date(context.clock.now()).toISOString() }),
    'POST /clock': (request) => advanceClock(request, options),
  };
  return async (request) => {
    if (isFromElsewhere(request)) return new Response(null, { status: 403 });
    const path = new URL(request.url).pathname.slice(controlPath.length).replace(/\/$/, '');
    const route = routes[`${request.method} ${path}`];
    return route ? route(request) : new Response(null, { status: 404 });
  };
}

/** Counts the records by state. */
export function countStates({ store }: ServiceContext): StateCounts {
  const count = (states: Iterable<string>): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const state of states) counts[state] = (counts[state] ?? 0) + 1;
    return counts;
  };
  return {
    referrals: count([...store.referrals()].map(({ resource }) => stateOf(resource).code)),
    advice: count([...store.advices()].map(adviceStatusOf)),
  };
}

async function armFault(request: Request, faults: FaultInjector): Promise<Response> {
  const body = await readJson(request);
  const problems = [...checkFault(body, 'fault')];
  if (problems.length > 0) return problem(`${problems.join('; ')}.`);
  // Its shape has just been checked.
  faults.arm(body as ErsFault);
  return new Response(null, { status: 204 });
}

async function advanceClock(
  request: Request,
  { advance }: Pick<ControlOptions, 'advance'>,
): Promise<Response> {
  const body = await readJson(request);
  const milliseconds = isRecord(body) ? body['advance'] : undefined;
  if (typeof milliseconds !== 'number' || !(milliseconds >= 0)) {
    return problem('Give {"advance": milliseconds}: the clock only goes forward.');
  }
  advance(milliseconds);
  return new Response(null, { status: 204 });
}

/** Whether a page of the internet, open in the same browser, tries to push the buttons. */
function isFromElsewhere({ headers, method }: Request): boolean {
  const origin = headers.get('Origin');
  if (method === 'GET' || origin === null) return false;
  return !URL.canParse(origin) || !isLoopbackHostname(new URL(origin).hostname);
}

const problem = (message: string): Response => Response.json({ message }, { status: 400 });

async function readJson(request: Request): Promise<unknown> {
  try {
    return (await request.json()) as unknown;
  } catch {
    return undefined;
  }
}
