import { randomUUID } from 'node:crypto';

import type { Clock } from '@ers-kit/internal';

import type { FetchHandler } from '../internal/fetch-listener.js';
import type { StoredFile } from './attachments.js';
import type { FaultInjector } from './faults.js';
import { dispositionOf } from './operations/retrieve-file.js';
import { strike } from './with-faults.js';

/** Where files are really kept: a host of its own, which trusts whoever has a URL. */
export interface ObjectStore {
  /** A URL at which a file can be had for a minute. */
  publish(file: StoredFile): string;
  readonly fetch: FetchHandler;
  /** How many requests came with an `Authorization` header: each has shown a token to a stranger. */
  leaks(): number;
}

const lifeTime = 60_000;

/** Serves published files below `origin`. */
export function createObjectStore(origin: string, clock: Clock, faults: FaultInjector): ObjectStore {
  const published = new Map<string, { file: StoredFile; until: number }>();
  let leaks = 0;
  const serve = ({ method, url, headers }: Request): Response => {
    if (headers.has('authorization')) {
      leaks += 1;
      return new Response('Only one way of authorisation is allowed.', { status: 400 });
    }
    if (method !== 'GET' && method !== 'HEAD') return new Response(null, { status: 405 });
    const entry = published.get(new URL(url).pathname.replace('/attachments/', ''));
    if (!entry || entry.until < clock.now()) return new Response('The URL has expired.', { status: 403 });
    const { bytes, contentType, name } = entry.file;
    return new Response(bytes, {
      headers: { 'Content-Type': contentType, 'Content-Disposition': dispositionOf(name) },
    });
  };
  return {
    publish(file) {
      const key = randomUUID();
      published.set(key, { file, until: clock.now() + lifeTime });
      return `${origin}/attachments/${key}`;
    },
    leaks: () => leaks,
    fetch(request) {
      const struck = faults.take('object-store');
      const forced = struck.find((fault) => 'status' in fault);
      return strike(struck, clock, request.signal, async () =>
        forced ? new Response(null, { status: forced.status }) : serve(request),
      );
    },
  };
}
