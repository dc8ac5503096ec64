import { controlPath } from '../control/control-api.js';
import { SimulatorError } from '../simulator-error.js';
import type { Simulator } from '../simulator.js';
import { startSimulator } from '../start-simulator.js';
import { readCommandLine, usage } from './command-line.js';
import { writeCredentials } from './write-credentials.js';

/** What the command works with; the process gives it its own. */
export interface CommandContext {
  print(text: string): void;
  warn(text: string): void;
  /** Aborts when the simulator shall stop. */
  readonly signal: AbortSignal;
}

/** Runs `ers-simulator` until it is stopped, and answers the exit code. */
export async function runCommand(args: readonly string[], context: CommandContext): Promise<number> {
  const command = readCommandLine(args);
  if (command.kind === 'help') {
    context.print(usage);
    return 0;
  }
  if (command.kind === 'mistake') {
    context.warn(`${command.message}\n\n${usage}`);
    return 2;
  }
  let simulator: Simulator;
  try {
    simulator = await startSimulator(command.options);
    for (const fault of command.faults) simulator.fault(fault);
  } catch (error) {
    if (!SimulatorError.isInstance(error)) throw error;
    context.warn(`${error.message}\n`);
    return 1;
  }
  try {
    context.print(await describe(simulator, command.credentialsFolder));
    await untilAborted(context.signal);
    return 0;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    context.warn(`The credentials could not be written to the folder given by --credentials (${code}).\n`);
    return 1;
  } finally {
    await simulator.stop();
  }
}

async function describe(simulator: Simulator, credentialsFolder: string | undefined): Promise<string> {
  const { environment, ports, users, legacy } = simulator;
  const credentials =
    credentialsFolder === undefined
      ? 'not written; --credentials DIR writes keys and .env files for applications'
      : `${await writeCredentials(simulator, credentialsFolder)}; without users: unattended.env beside it`;
  return [
    row('e-RS', environment.ersBaseUrl),
    row('Token URL', environment.apim.tokenUrl),
    row('CIS2 issuer', environment.cis2.issuer),
    row('Legacy', `${legacy.origin} (XAPI_ASID: ${legacy.asid})`),
    row(
      'Served at',
      `${local(ports.api)} (API), ${local(ports.cis2)} (CIS2), ${local(ports.legacy)} (legacy)`,
    ),
    row('Status page', `${local(ports.api)}${controlPath}`),
    row('Credentials', credentials),
    '',
    'Users:',
    ...users.map(
      ({ uid, givenName, familyName, ersFunctions }) =>
        `  ${uid}  ${`${givenName} ${familyName}`.padEnd(20)} ${summarise(ersFunctions)}`,
    ),
    '',
    'Ctrl-C stops it.',
    '',
  ].join('\n');
}

const local = (port: number): string => `http://127.0.0.1:${port}`;
const row = (name: string, value: string): string => `${`${name}:`.padEnd(14)}${value}`;

function summarise(functions: Simulator['users'][number]['ersFunctions']): string {
  if (functions.length === 0) return 'nothing in e-RS';
  return functions
    .map(({ organisation, businessFunctions }) => `${organisation}: ${businessFunctions.join(', ')}`)
    .join('; ');
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}
