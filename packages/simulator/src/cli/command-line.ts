import { parseArgs } from 'node:util';

import { isInstant } from '../internal/options.js';
import { checkFault, type ErsFault } from '../ers/faults.js';
import type { SimulatedEnvironment, SimulatorOptions } from '../simulator.js';

/** What a command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'mistake'; readonly message: string }
  | {
      readonly kind: 'start';
      readonly options: SimulatorOptions;
      readonly faults: readonly ErsFault[];
      readonly credentialsFolder?: string;
    };

/** The text of `--help`. */
export const usage = `Usage: ers-simulator [options]

Runs NHS CIS2, the API platform and the e-Referral Service (new and old API) on this machine.

  --port N            the API platform on port N, CIS2 on N+1, the legacy API on N+2, attachments on
                      N+3 (default: free ports)
  --as NAME           take on the URLs of production, integration or deployment (default: loopback URLs)
  --redirect-uri URI  register this redirect URI with CIS2; may be repeated
                      (default: http://localhost:3000/callback)
  --rate-limit        limit each application as the platform does, to 10 calls a second
  --fault JSON        arm a fault, such as '{"operation":"A005","status":503,"times":2}'; may be repeated
  --data FILE         start from the patients, services, slots, users and referrals of a JSON file
  --state FILE        keep the records of e-RS in this file, across restarts
  --clock INSTANT     start at an instant, such as 2026-11-22T10:00:00Z
  --standing-clock    let the clock stand still; POST /_simulator/clock puts it forward
  --examples DIR      answer as the stateless sandbox does what published example files have an answer for
  --record DIR        keep every exchange in this folder, without secrets and anything about a person
  --without-cis2      start faster, without the sign-in service
  --credentials DIR   write keys and .env files into DIR: simulator.env for an application with users,
                      unattended.env for one without
  --help              show this text

Ctrl-C stops it.
`;

const environmentNames: readonly string[] = ['production', 'integration', 'deployment'];
const isEnvironmentName = (name: string): name is SimulatedEnvironment => environmentNames.includes(name);

/** Reads a command line. Never throws. */
export function readCommandLine(args: readonly string[]): Command {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        as: { type: 'string' },
        'redirect-uri': { type: 'string', multiple: true },
        credentials: { type: 'string' },
        'rate-limit': { type: 'boolean' },
        fault: { type: 'string', multiple: true },
        data: { type: 'string' },
        state: { type: 'string' },
        clock: { type: 'string' },
        'standing-clock': { type: 'boolean' },
        examples: { type: 'string' },
        record: { type: 'string' },
        'without-cis2': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    if (values.help === true) return { kind: 'help' };
    return toCommand(values);
  } catch (error) {
    return {
      kind: 'mistake',
      message: error instanceof Error ? error.message : 'The command line is wrong.',
    };
  }
}

interface Values {
  readonly port?: string | undefined;
  readonly as?: string | undefined;
  readonly 'redirect-uri'?: string[] | undefined;
  readonly credentials?: string | undefined;
  readonly 'rate-limit'?: boolean | undefined;
  readonly fault?: string[] | undefined;
  readonly data?: string | undefined;
  readonly state?: string | undefined;
  readonly clock?: string | undefined;
  readonly 'standing-clock'?: boolean | undefined;
  readonly examples?: string | undefined;
  readonly record?: string | undefined;
  readonly 'without-cis2'?: boolean | undefined;
}

function toCommand(values: Values): Command {
  const { port, as, 'redirect-uri': redirectUris, credentials } = values;
  const faults = (values.fault ?? []).map(readFault);
  if (!faults.every((fault) => fault !== undefined)) {
    return { kind: 'mistake', message: '--fault must be a fault in JSON, such as {"status":503}.' };
  }
  const first = port === undefined ? undefined : Number(port);
  if (first !== undefined && !(Number.isInteger(first) && first > 0 && first <= 65_532)) {
    return { kind: 'mistake', message: '--port must be a number from 1 to 65532.' };
  }
  if (as !== undefined && !isEnvironmentName(as)) {
    return { kind: 'mistake', message: `--as must be one of: ${environmentNames.join(', ')}.` };
  }
  if (values.clock !== undefined && !isInstant(values.clock)) {
    return { kind: 'mistake', message: '--clock must be an instant such as 2026-11-22T10:00:00Z.' };
  }
  return {
    kind: 'start',
    options: {
      ...(first === undefined
        ? {}
        : { ports: { api: first, cis2: first + 1, legacy: first + 2, objectStore: first + 3 } }),
      ...(as === undefined ? {} : { as }),
      ...(redirectUris === undefined ? {} : { redirectUris }),
      rateLimit: values['rate-limit'] ?? false,
      cis2: !(values['without-cis2'] ?? false),
      ...pathOptions(values),
      ...clockOptions(values),
    },
    faults,
    ...(credentials === undefined ? {} : { credentialsFolder: credentials }),
  };
}

function pathOptions({ data, state, examples, record }: Values): SimulatorOptions {
  return {
    ...(data === undefined ? {} : { data }),
    ...(state === undefined ? {} : { state }),
    ...(examples === undefined ? {} : { examples }),
    ...(record === undefined ? {} : { record }),
  };
}

function clockOptions({ clock: start, 'standing-clock': standing = false }: Values): SimulatorOptions {
  if (start === undefined && !standing) return {};
  return { clock: { standing, ...(start === undefined ? {} : { start }) } };
}

function readFault(text: string): ErsFault | undefined {
  try {
    const fault: unknown = JSON.parse(text);
    // Its shape is checked here.
    return [...checkFault(fault, 'fault')].length === 0 ? (fault as ErsFault) : undefined;
  } catch {
    return undefined;
  }
}
