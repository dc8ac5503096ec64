import { KeyObject } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attachLetters, createErsClient, type Letter } from '@ers-kit/client';
import { startSimulator, type Simulator, type SimulatorOptions } from '@ers-kit/simulator';

/** The service whose worklist is exported; R69 runs it. */
export const service = '20101';
const referrer = '910000000101';

/** A simulator with a worklist, and what reached it. */
export interface Hospital {
  readonly simulator: Simulator;
  readonly ubrns: readonly string[];
  /** A folder for the job to write into; gone with the hospital. */
  readonly folder: string;
  /** The environment variables of the job. */
  readonly variables: Record<string, string>;
  /** Method and path of each request, as they arrived, with the time in milliseconds. */
  readonly requests: { readonly what: string; readonly at: number }[];
  /** Attaches letters to a referral, as its referrer. They are scanned for five minutes by the simulator's clock. */
  attach(ubrn: string, letters: readonly Letter[]): Promise<void>;
  /** Is told of each request as it arrives. */
  onRequest: ((what: string) => void) | undefined;
  stop(): Promise<void>;
}

/** How long files are scanned. */
export const scan = 5 * 60_000 + 1000;

/** Starts a simulator with referrals on the worklist of {@link service}, and the letters that `lettersOf` gives each. */
export async function openHospital(
  count: number,
  lettersOf: (index: number) => readonly Letter[] = () => [],
  options: SimulatorOptions = {},
): Promise<Hospital> {
  const ubrns = Array.from({ length: count }, (_, index) => String(700_000_000_000 + index));
  const nhsNumber = '9990001235';
  const simulator = await startSimulator({
    cis2: false,
    clock: { start: Date.now() - scan },
    data: {
      patients: [{ nhsNumber, practice: 'R68' }],
      referrals: ubrns.map((ubrn) => ({
        ubrn,
        nhsNumber,
        service,
        referringOrganisation: 'R68',
        state: 'BOOKED',
        referringClinician: referrer,
      })),
    },
    ...options,
  });
  const client = createErsClient({
    environment: simulator.environment,
    accessToken: () => simulator.accessToken(referrer),
    context: { mode: 'user-restricted', organisation: 'R68', businessFunction: 'REFERRING_CLINICIAN' },
    limiter: false,
  });
  const attach = async (ubrn: string, letters: readonly Letter[]): Promise<void> => {
    await attachLetters(client, { ubrn, letters });
  };
  for (const [index, ubrn] of ubrns.entries()) {
    const letters = lettersOf(index);
    if (letters.length > 0) await attach(ubrn, letters);
  }
  simulator.advance(scan);
  const folder = await mkdtemp(join(tmpdir(), 'worklist-export-'));
  const hospital: Hospital = {
    simulator,
    ubrns,
    folder,
    variables: await variablesOf(simulator, folder),
    requests: [],
    attach,
    onRequest: undefined,
    stop: async () => {
      unsubscribe('http.server.request.start', listen);
      await simulator.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  const ports = new Set([simulator.ports.api, simulator.ports.objectStore]);
  function listen(message: unknown): void {
    const { request } = message as {
      request: { method: string; url: string; socket: { localPort: number } };
    };
    if (!ports.has(request.socket.localPort) || request.url.includes('/oauth2/')) return;
    const what = `${request.method} ${request.url}`;
    hospital.requests.push({ what, at: performance.now() });
    hospital.onRequest?.(what);
  }
  subscribe('http.server.request.start', listen);
  return hospital;
}

async function variablesOf(
  { environment, credentials }: Simulator,
  folder: string,
): Promise<Record<string, string>> {
  const { apiKey, keyId, privateKey } = credentials.application;
  const key = join(folder, 'application.pem');
  const pem = KeyObject.from(privateKey as CryptoKey).export({ type: 'pkcs8', format: 'pem' });
  await writeFile(key, pem, { mode: 0o600 });
  return {
    ERS_BASE_URL: environment.ersBaseUrl,
    APIM_TOKEN_URL: environment.apim.tokenUrl,
    APIM_API_KEY: apiKey,
    APIM_PRIVATE_KEY_FILE: key,
    APIM_KEY_ID: keyId,
  };
}
