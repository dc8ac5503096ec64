import { generateKeyPair, exportJWK } from 'jose';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { createCis2 } from '../src/cis2/cis2-server.js';
import { seedUsers } from '../src/users.js';
import { clientId, redirectUri, signIn, startCis2 } from './cis2-support.js';

afterEach(() => vi.restoreAllMocks());

describe('starting CIS2', () => {
  it('prints nothing, and leaves the console as it was', async () => {
    const spies = (['log', 'info', 'warn', 'error'] as const).map((name) => vi.spyOn(console, name));
    const warn: unknown = Reflect.get(console, 'warn');
    const fixture = await startCis2();
    await signIn(fixture);
    await fixture.fetch(`${fixture.issuer}/authorize?client_id=unknown`);
    await fixture.stop();
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
    expect(Reflect.get(console, 'warn')).toBe(warn);
  });

  it('can be done several times at once, each with users, clients and keys of its own', async () => {
    const [first, second] = await Promise.all([startCis2(), startCis2({ users: seedUsers.slice(1) })]);
    expect((await first.cis2.jwks()).keys[0]?.kid).not.toBe((await second.cis2.jwks()).keys[0]?.kid);
    expect((await signIn(first)).claims.sub).toBe('910000000101');
    await expect(signIn(second)).rejects.toThrow('no callback, but status 400');
    await Promise.all([first.stop(), second.stop()]);
  });

  it('takes an issuer without a path', async () => {
    const { publicKey } = await generateKeyPair('RS512', { extractable: true });
    const cis2 = await createCis2({
      issuer: 'http://127.0.0.1:12345',
      clock: Date,
      users: seedUsers,
      clients: [
        {
          clientId,
          redirectUris: [redirectUri],
          authentication: { method: 'private_key_jwt', jwks: { keys: [await exportJWK(publicKey)] } },
        },
      ],
    });
    expect(cis2.issuer).toBe('http://127.0.0.1:12345');
    expect((await cis2.jwks()).keys).toHaveLength(1);
  });
});

describe('a browser', () => {
  it('sees a page where a program gets JSON', async () => {
    const fixture = await startCis2();
    const url = `${fixture.issuer}/authorize?client_id=unknown&redirect_uri=x`;
    const page = await fixture.fetch(url, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(400);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('Sign-in is not possible');
    const json = await fixture.fetch(url, { headers: { accept: 'application/json' } });
    expect(await json.json()).toMatchObject({ error: 'invalid_client' });
    await fixture.stop();
  });

  it('sees names as text, whatever they are made of', async () => {
    const [user] = seedUsers;
    const users = [{ ...user!, givenName: '<img src=x onerror=alert(1)>', familyName: '"\'&' }];
    const fixture = await startCis2({ users });
    const response = await fixture.fetch(
      `${fixture.issuer}/authorize?response_type=code&scope=openid&client_id=${clientId}&redirect_uri=${encodeURIComponent(redirectUri)}`,
      { redirect: 'manual' },
    );
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    const page = await fixture.fetch(new URL(response.headers.get('location') ?? '', fixture.url), {
      headers: { cookie: cookies.join('; ') },
    });
    const html = await page.text();
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &quot;&#39;&amp;');
    expect(html).not.toContain('<img');
    await fixture.stop();
  });
});
