import type { KoaContextWithOIDC, Provider } from 'oidc-provider';

/** A request on its way through oidc-provider, which is a Koa application. */
export type Context = Parameters<Parameters<Provider['use']>[0]>[0];

/** What oidc-provider knows of a request that went through one of its endpoints. */
export function oidcOf(ctx: Context): KoaContextWithOIDC['oidc'] | undefined {
  const oidc: KoaContextWithOIDC['oidc'] | undefined = ctx['oidc'];
  return oidc;
}

/** The members of a JSON body; none where it is something else. */
export function bodyOf(ctx: Context): Readonly<Record<string, unknown>> {
  const { body } = ctx.response;
  return typeof body === 'object' && body !== null ? { ...body } : {};
}
