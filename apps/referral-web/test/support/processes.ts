import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { serve } from '@ers-kit/internal/testing';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** A process of the built application. */
export interface ApplicationProcess {
  readonly port: number;
  readonly child: ChildProcess;
  /** What it logged. */
  readonly log: Record<string, unknown>[];
  /** Ends it at once, in the middle of whatever it does. */
  kill(): Promise<void>;
}

/** Starts a process of the application, and waits until it listens. */
export async function startProcess(env: Record<string, string | undefined>): Promise<ApplicationProcess> {
  const free = await serve(() => undefined);
  await free.stop();
  const { port } = new URL(free.url);
  const child = spawn(process.execPath, [main], {
    env: { ...env, PORT: port },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const log: Record<string, unknown>[] = [];
  const exit = once(child, 'exit');
  const started = new Promise<void>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const entry = JSON.parse(line) as Record<string, unknown>;
      log.push(entry);
      if (entry['event'] === 'started') resolve();
    });
    child.once('exit', (code) => reject(new Error(`The application ended with ${code}.`)));
  });
  await started;
  return {
    port: Number(port),
    child,
    log,
    kill: async () => {
      child.kill('SIGKILL');
      await exit;
    },
  };
}

/** A load balancer: each request to the next port in turn, and to another one where nobody listens there. */
export async function startBalancer(ports: () => readonly number[]) {
  let turn = 0;
  return serve((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const candidates = ports();
      turn += 1;
      const order = candidates.map((_port, index) => candidates[(turn + index) % candidates.length]!);
      const { method, url: path, headers } = incoming;
      forward(order, { method, path, headers }, Buffer.concat(chunks)).then(
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        },
        () => outgoing.writeHead(502).end(),
      );
    });
  });
}

interface Forwarded {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingMessage['headers'];
}

/** As load balancers do: a refused connection, or a read whose answer did not begin, goes to the next one. */
async function forward(
  [port, ...others]: readonly number[],
  message: Forwarded,
  body: Buffer,
): Promise<IncomingMessage> {
  try {
    return await new Promise((resolve, reject) => {
      request({ ...message, host: '127.0.0.1', port, agent: false }, resolve)
        .on('error', reject)
        .end(body);
    });
  } catch (error) {
    const isSafe = message.method === 'GET' || (error as NodeJS.ErrnoException).code === 'ECONNREFUSED';
    if (!isSafe || others.length === 0) throw error;
    return forward(others, message, body);
  }
}
