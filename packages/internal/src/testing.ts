import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { inspect } from 'node:util';

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

/** Every JSON file below `folder`, by its path relative to it. */
export function readJsonFiles(folder: string): Map<string, unknown> {
  return new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json'))
      .sort()
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
