import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';

export { readDeclaredType } from './fhir-declarations.js';

/** The folder of published NHS material beside the project, or `undefined` in a plain clone. */
export function nhsFolder(): string | undefined {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'pnpm-workspace.yaml'))) {
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
  const nhs = join(folder, '..', 'shared', 'nhs');
  return existsSync(nhs) ? nhs : undefined;
}

/** Why a test that reads published NHS material did not run. */
export const nhsFolderMissing = 'published NHS material is not at ../shared/nhs';

/** The path of a program from outside npm, such as `chromium`, or `undefined` where it is not installed. */
export function findProgram(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));
}

/** Every JSON file below `folder`, by its path relative to it. */
export function readJsonFiles(folder: string): Map<string, unknown> {
  return new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json'))
      .toSorted()
      .map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown]),
  );
}

/** Serves `listener` on a free loopback port for the length of a test. */
export async function serve(listener: RequestListener): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** A Redis of a test's own. It keeps its address when it is stopped and started again, and nothing else. */
export interface TestRedis {
  readonly url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Runs a Redis of its own, empty and on a free loopback port, for the length of a test. */
export async function startRedis(): Promise<TestRedis> {
  const free = await serve(() => undefined);
  await free.stop();
  const { port } = new URL(free.url);
  let redis: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const started = spawn(
      findProgram('redis-server') ?? 'redis-server',
      ['--port', port, '--save', '', '--appendonly', 'no', '--bind', '127.0.0.1'],
      { stdio: 'ignore' },
    );
    redis = started;
    const deadline = Date.now() + 20_000;
    while (!(await answers(Number(port)))) {
      if (started.exitCode !== null || Date.now() > deadline) throw new Error('redis-server did not start');
      await delay(20);
    }
  };
  const stop = async (): Promise<void> => {
    if (!redis) return;
    const exit = once(redis, 'exit');
    redis.kill('SIGKILL');
    redis = undefined;
    await exit;
  };
  await start();
  return { url: `redis://127.0.0.1:${port}`, start, stop };
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Turns OpenAPI 3.0's references into those of a JSON Schema with definitions; `nullable` ajv knows itself. */
export function toJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toJsonSchema);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === '$ref' ? String(item).replace('#/components/schemas/', '#/definitions/') : toJsonSchema(item),
    ]),
  );
}

/** Every way in which an error or a result ends up in a log, as one text, to look for canaries in. */
export function everySink(value: unknown): string {
  const parts = [inspect(value, { depth: Infinity, showHidden: false, getters: true })];
  for (const sink of [() => JSON.stringify(value), () => String(value), () => `${(value as Error).stack}`]) {
    try {
      parts.push(sink() ?? '');
    } catch {
      // A value that cannot be written cannot leak this way.
    }
  }
  for (let cause = (value as Error | undefined)?.cause; cause instanceof Error; cause = cause.cause) {
    parts.push(cause.message, cause.stack ?? '', inspect(cause, { depth: Infinity }));
  }
  return parts.join('\n');
}

/**
 * Plays the browser of one person who signs in at the simulated CIS2: follows redirects, keeps cookies, chooses
 * the user `uid` and, where asked, the first role. Answers the URL that the application is called back with.
 */
export async function signInAsBrowser(options: {
  /** Has to keep cookies. */
  fetch: typeof globalThis.fetch;
  url: string;
  redirectUri: string;
  uid: string;
}): Promise<string> {
  let { url } = options;
  let form: Record<string, string> | undefined;
  for (let step = 0; step < 12; step += 1) {
    if (url.startsWith(options.redirectUri)) return url;
    const init = form ? { method: 'POST', body: new URLSearchParams(form) } : {};
    const response = await options.fetch(url, { redirect: 'manual', ...init });
    const location = response.headers.get('location');
    form = undefined;
    if (location !== null) url = new URL(location, url).href;
    else form = choiceOn(await response.text(), options.uid);
  }
  throw new Error('The sign-in never came back.');
}

function choiceOn(html: string, uid: string): Record<string, string> {
  const step = /<input type="hidden" name="step" value="([^"]*)">/.exec(html)?.[1] ?? '';
  const role = /<button name="role" value="([^"]*)"/.exec(html)?.[1];
  return role === undefined ? { step, user: uid } : { step, role };
}
