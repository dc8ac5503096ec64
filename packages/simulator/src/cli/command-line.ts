import { parseArgs } from 'node:util';

import { isFault, type ErsFault } from '../ers/faults.js';
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
  --credentials DIR   write keys and a .env file for an application to use into DIR
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
  return {
    kind: 'start',
    options: {
      ...(first === undefined
        ? {}
        : { ports: { api: first, cis2: first + 1, legacy: first + 2, objectStore: first + 3 } }),
      ...(as === undefined ? {} : { as }),
      ...(redirectUris === undefined ? {} : { redirectUris }),
      rateLimit: values['rate-limit'] ?? false,
    },
    faults,
    ...(credentials === undefined ? {} : { credentialsFolder: credentials }),
  };
}

function readFault(text: string): ErsFault | undefined {
  try {
    const fault: unknown = JSON.parse(text);
    return isFault(fault) ? fault : undefined;
  } catch {
    return undefined;
  }
}
