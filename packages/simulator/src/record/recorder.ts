import { mkdir, readdir, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';

import { safeCause } from '@ers-kit/internal';
import { matchOperation } from '@ers-kit/operations';

import type { FetchHandler } from '../internal/fetch-listener.js';
import { SimulatorError } from '../simulator-error.js';
import type { SimulatorPorts } from '../simulator.js';
import { redactBody, redactHeaders, redactUrl } from './redact.js';

/** Keeps every exchange in a folder, a file each, without anything about a person and without secrets. */
export interface Recorder {
  /** The handler, with each of its exchanges kept before the answer goes out. */
  handler(side: keyof SimulatorPorts, handler: FetchHandler): FetchHandler;
  /** The listener, with method, path and status of each of its exchanges kept. */
  listener(side: keyof SimulatorPorts, listener: RequestListener): RequestListener;
}

/** Records nothing. */
export const noRecorder: Recorder = { handler: (_, handler) => handler, listener: (_, listener) => listener };

/**
 * Opens a folder to record into, and goes on with its numbering.
 *
 * @throws {@link SimulatorError} `ERR_SIMULATOR_RECORD_UNWRITABLE`
 */
export async function createRecorder(folder: string, now: () => number): Promise<Recorder> {
  let last = await openFolder(folder);
  const keep = async (number: number, label: string, exchange: object): Promise<void> => {
    const file = join(folder, `${String(number).padStart(6, '0')}-${label}.json`);
    await writeFile(
      file,
      `${JSON.stringify({ time: new Date(now()).toISOString(), ...exchange }, undefined, 2)}\n`,
      {
        mode: 0o600,
      },
    );
  };
  return {
    handler: (side, handler) => async (request) => {
      const number = (last += 1);
      const copy = request.clone();
      const operation = matchOperation(request.method, request.url)?.id;
      const response = await handler(request);
      const { status } = response;
      await keep(
        number,
        [side, request.method, operation, status].filter((part) => part !== undefined).join('-'),
        {
          side,
          ...(operation === undefined ? {} : { operation }),
          request: {
            method: request.method,
            path: redactUrl(new URL(request.url)),
            ...(await redactMessage(copy)),
          },
          response: { status, ...(await redactMessage(response.clone())) },
        },
      );
      return response;
    },
    listener: (side, listener) => (request, response) => {
      const number = (last += 1);
      response.once('finish', () => {
        const { method = 'GET', url = '/' } = request;
        const path = redactUrl(new URL(url, 'http://localhost'));
        const exchange = { side, request: { method, path }, response: { status: response.statusCode } };
        // The answer has gone out: nobody is left who could be told of a full disk.
        keep(number, `${side}-${method}-${response.statusCode}`, exchange).catch(() => undefined);
      });
      listener(request, response);
    },
  };
}

async function redactMessage(message: Request | Response): Promise<object> {
  const headers = redactHeaders(message.headers);
  try {
    const bytes = new Uint8Array(await message.arrayBuffer());
    const body = redactBody(bytes, message.headers.get('content-type') ?? '');
    return body === undefined ? { headers } : { headers, body };
  } catch {
    return { headers, body: '[broken off]' };
  }
}

async function openFolder(folder: string): Promise<number> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const numbers = (await readdir(folder)).map((file) => Number(/^(\d{6,})-.*\.json$/.exec(file)?.[1] ?? 0));
    return Math.max(0, ...numbers);
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    throw new SimulatorError(
      'ERR_SIMULATOR_RECORD_UNWRITABLE',
      `Exchanges cannot be recorded into this folder (${code}): give one that this process may write to.`,
      { cause: safeCause(error) },
    );
  }
}
