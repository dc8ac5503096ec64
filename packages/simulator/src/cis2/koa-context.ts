import type { Provider } from 'oidc-provider';

/** A request on its way through oidc-provider, which is a Koa application. */
export type Context = Parameters<Parameters<Provider['use']>[0]>[0];
