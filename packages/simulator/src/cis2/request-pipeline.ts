import { sleep } from '@ers-kit/internal';
import type { Provider } from 'oidc-provider';

import { shapeAnswer } from './answers.js';
import type { Cis2State } from './cis2-state.js';
import { serveEndSession } from './end-session.js';
import type { Context } from './koa-context.js';
import { serveSignIn } from './sign-in.js';
import { endpointOf, type Cis2Endpoint } from './wire.js';

/**
 * What happens to a request before and after oidc-provider: pages and endpoints of this part are answered,
 * oidc-provider's answers get the form of CIS2's, and armed faults strike.
 */
export function createPipeline(state: Cis2State, provider: Provider): Parameters<Provider['use']>[0] {
  return async (ctx, next) => {
    ctx.set('date', new Date(state.now()).toUTCString());
    const endpoint = endpointOf(ctx.path);
    if (!endpoint) {
      await next();
      return;
    }
    await withFaults(state, endpoint, ctx, async () => {
      if (await serveOwn(state, provider, endpoint, ctx)) return;
      await next();
      await shapeAnswer(state, ctx, endpoint);
    });
    limitCookies(ctx);
  };
}

/**
 * Says how long cookies last beside when they end: browsers hold the end against the date of the answer, other
 * jars against the machine's, and oidc-provider reckons it by the machine's alone.
 */
function limitCookies({ res }: Context): void {
  const cookies = res.getHeader('set-cookie');
  if (!Array.isArray(cookies) || res.headersSent) return;
  const limited = (all: string, end: string): string => {
    const seconds = Math.round((Date.parse(end) - Date.now()) / 1000);
    return `${all}; max-age=${Math.max(0, seconds)}`;
  };
  res.setHeader(
    'set-cookie',
    cookies.map((cookie) => cookie.replace(/; expires=([^;]+)/, limited)),
  );
}

async function serveOwn(
  state: Cis2State,
  provider: Provider,
  endpoint: Cis2Endpoint,
  ctx: Context,
): Promise<boolean> {
  if (endpoint === 'signIn') await serveSignIn(state, provider, ctx);
  else if (endpoint === 'endSession') await serveEndSession(state, ctx);
  else if (endpoint === 'jwks') {
    const { faults, keys } = state;
    ctx.body = faults.take('stale-jwks') ? await keys.outdated() : keys.published();
  } else return false;
  return true;
}

async function withFaults(
  { faults, clock }: Cis2State,
  endpoint: Cis2Endpoint,
  ctx: Context,
  serve: () => Promise<void>,
): Promise<void> {
  const here = (fault: { readonly endpoint?: Cis2Endpoint }): boolean =>
    (fault.endpoint ?? 'token') === endpoint;
  const unavailable = faults.take('unavailable', here);
  if (unavailable) {
    ctx.status = unavailable.status ?? 503;
    return;
  }
  await serve();
  const delay = faults.take('delay', here);
  if (delay) await sleep(clock, delay.milliseconds);
  if (faults.take('drop-after-processing', here)) {
    ctx.respond = false;
    ctx.req.socket.destroy();
  } else if (faults.take('error-after-processing', here)) {
    ctx.body = null;
    ctx.status = 500;
  } else if (faults.take('malformed-json', here)) {
    const text = JSON.stringify(ctx.body ?? null);
    ctx.body = text.slice(0, Math.ceil(text.length / 2));
    ctx.type = 'json';
  }
}
