import type { IncomingMessage } from 'node:http';

import { serve } from '@ers-kit/internal/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createRoutedFetch, routeByOrigin, routeOnLoopback } from '../src/internal/routed-fetch.js';

const one = 'https://one.example';
const two = 'https://two.example';
let stop: () => Promise<void>;
let routed: typeof fetch;
const seen: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = [];

beforeAll(async () => {
  const server = await serve((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      const [, status, location] = /^\/redirect\/(\d+)\?(.*)$/.exec(request.url ?? '') ?? [];
      if (request.url === '/loop') response.writeHead(302, { location: '/loop' }).end();
      else if (status === undefined) response.end('done');
      else response.writeHead(Number(status), { location: decodeURIComponent(location ?? '') }).end();
    });
  });
  stop = () => server.stop();
  routed = createRoutedFetch(
    routeByOrigin(
      new Map([
        [one, server.url],
        [two, server.url],
      ]),
    ),
  );
});
afterAll(() => stop());

const redirect = (status: number, to: string): string =>
  `${one}/redirect/${status}?${encodeURIComponent(to)}`;
const last = () => seen.at(-1);

describe('the fetch of a simulator', () => {
  it('reaches a public host on loopback, and keeps its URL', async () => {
    const response = await routed(`${one}/path?a=b#c`);
    expect(await response.text()).toBe('done');
    expect(response.url).toBe(`${one}/path?a=b`);
    expect(response.redirected).toBe(false);
    expect(last()?.url).toBe('/path?a=b');
  });

  it('knows the default port of a host', async () => {
    expect((await routed('https://one.example:443/')).status).toBe(200);
  });

  it.each([
    ['another host', 'https://api.service.nhs.uk/referrals', 'https://api.service.nhs.uk'],
    ['another scheme', 'http://one.example/secret', 'http://one.example'],
    ['another port', 'https://one.example:8443/secret', 'https://one.example:8443'],
    ['loopback itself', 'http://127.0.0.1:1/secret', 'http://127.0.0.1:1'],
  ])('refuses %s, naming the host and not the path', async (_, url, named) => {
    const refusal = routed(url);
    await expect(refusal).rejects.toThrow(TypeError);
    await expect(refusal).rejects.toThrow(
      `simulator.fetch reaches only ${one}, ${two}; the request was for ${named}.`,
    );
    await expect(refusal).rejects.not.toThrow('secret');
  });

  it.each([301, 302, 303, 307, 308])(
    'follows a %i to another public host, without the credentials',
    async (status) => {
      const response = await routed(redirect(status, `${two}/there`), {
        headers: { authorization: 'Bearer x', cookie: 'a=b', 'x-kept': 'yes' },
      });
      expect(response.url).toBe(`${two}/there`);
      expect(response.redirected).toBe(true);
      expect(last()?.headers).toMatchObject({ 'x-kept': 'yes' });
      expect(last()?.headers).not.toHaveProperty('authorization');
      expect(last()?.headers).not.toHaveProperty('cookie');
    },
  );

  it('keeps the credentials on the same host, and relative locations', async () => {
    await routed(redirect(302, '/there'), { headers: { authorization: 'Bearer x' } });
    expect(last()).toMatchObject({ url: '/there', headers: { authorization: 'Bearer x' } });
  });

  it.each([
    [301, 'GET', ''],
    [302, 'GET', ''],
    [303, 'GET', ''],
    [307, 'POST', 'body'],
    [308, 'POST', 'body'],
  ])('after a %i of a POST sends a %s', async (status, method, body) => {
    await routed(redirect(status, `${two}/there`), {
      method: 'POST',
      body: 'body',
      headers: { 'content-type': 'text/plain' },
    });
    expect(last()).toMatchObject({ method, body });
    expect(last()?.headers['content-type']).toBe(body === '' ? undefined : 'text/plain');
  });

  it('does not follow to a host outside', async () => {
    await expect(routed(redirect(302, 'https://elsewhere.example/'))).rejects.toThrow('elsewhere.example');
  });

  it('leaves a redirect alone when told so', async () => {
    const response = await routed(redirect(302, 'https://elsewhere.example/'), { redirect: 'manual' });
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('https://elsewhere.example/');
  });

  it('rejects a redirect when told so, and one without end', async () => {
    await expect(routed(redirect(302, '/there'), { redirect: 'error' })).rejects.toThrow(
      'unexpected redirect',
    );
    await expect(routed(`${one}/loop`)).rejects.toThrow('redirect count exceeded');
  });

  it('takes Request objects, with init on top', async () => {
    const request = new Request(`${one}/request`, { method: 'PUT', body: 'text', headers: { a: '1' } });
    await routed(request, { headers: { b: '2' } });
    expect(last()).toMatchObject({ method: 'PUT', url: '/request', body: 'text', headers: { b: '2' } });
  });

  it('obeys a signal', async () => {
    const reason = new Error('enough');
    await expect(routed(`${one}/`, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});

describe('without public hosts', () => {
  it('reaches loopback and nothing else', async () => {
    const local = createRoutedFetch(routeOnLoopback);
    await expect(local('https://one.example/')).rejects.toThrow('simulator.fetch reaches only loopback');
    const server = await serve((_, response) => response.end('here'));
    expect(await (await local(`${server.url}/x`)).text()).toBe('here');
    await server.stop();
  });
});
