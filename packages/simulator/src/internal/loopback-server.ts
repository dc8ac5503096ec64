import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

import { safeCause } from '@ers-kit/internal';

import { SimulatorError } from '../simulator-error.js';

/** A server on 127.0.0.1. */
export interface LoopbackServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly port: number;
  /** Sets what answers. Until then every request waits for it. */
  serve(listener: RequestListener): void;
  /** Closes the port and every connection at once. A second call is harmless. */
  stop(): Promise<void>;
}

/**
 * Opens a port on loopback before anybody can answer on it, since what answers has to know its own URL.
 *
 * @throws {@link SimulatorError} `ERR_SIMULATOR_PORT_UNAVAILABLE`
 */
export async function openLoopbackServer(name: string, port = 0): Promise<LoopbackServer> {
  let current: RequestListener | undefined;
  const waiting: ((listener: RequestListener) => void)[] = [];
  const server = createServer((request, response) => {
    if (current) current(request, response);
    else waiting.push((listener) => listener(request, response));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(unavailable(name, port, error)));
    server.listen(port, '127.0.0.1', resolve);
  });
  let stopped: Promise<void> | undefined;
  const bound = (server.address() as AddressInfo).port;
  return {
    origin: `http://127.0.0.1:${bound}`,
    port: bound,
    serve(listener) {
      current = listener;
      for (const answer of waiting.splice(0)) answer(listener);
    },
    stop() {
      stopped ??= new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      return stopped;
    },
  };
}

function unavailable(name: string, port: number, error: unknown): SimulatorError {
  const { code } = error as NodeJS.ErrnoException;
  return new SimulatorError(
    'ERR_SIMULATOR_PORT_UNAVAILABLE',
    `The ${name} port ${port} cannot be opened on 127.0.0.1 (${code ?? 'unknown reason'}): ` +
      `stop what uses it, or give another port or none in options.ports.${name}.`,
    { cause: safeCause(error) },
  );
}
