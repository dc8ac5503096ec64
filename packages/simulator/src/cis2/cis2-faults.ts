import type { TransportFault } from '../faults.js';
import type { IdTokenDefect } from './id-token-defects.js';
import type { Cis2Endpoint } from './wire.js';

/**
 * What can be made to go wrong at CIS2: see `simulator.cis2.setFault`.
 *
 * @example
 * ```ts
 * import type { Cis2Fault, Simulator } from '@ers-kit/simulator';
 *
 * declare const simulator: Simulator;
 * const fault: Cis2Fault = { kind: 'unavailable', endpoint: 'userinfo', times: 1 };
 * simulator.cis2.setFault(fault);
 * ```
 */
export type Cis2Fault = (
  | (TransportFault & {
      /** Which endpoint is hit. Default: `token`. */
      readonly endpoint?: Cis2Endpoint;
    })
  /** ID tokens have something wrong with them. */
  | { readonly kind: 'id-token'; readonly defect: IdTokenDefect }
  /** Userinfo is about somebody else, or about nobody. */
  | { readonly kind: 'userinfo'; readonly defect: 'sub-differs' | 'sub-missing' }
  /** The discovery document names another issuer. */
  | { readonly kind: 'discovery'; readonly defect: 'issuer-differs' }
  /** The redirect back to the application is not what it should be. */
  | {
      readonly kind: 'callback';
      readonly defect: 'state-differs' | 'state-missing' | 'issuer-differs';
    }
  /**
   * The key set lacks the key that signs, as where a cache missed its rotation. The token service has its
   * own.
   */
  | { readonly kind: 'stale-jwks' }
  /** Instead of a code, the application gets an error such as `server_error` or `temporarily_unavailable`. */
  | { readonly kind: 'authorization-error'; readonly error: string; readonly description?: string }
  /** Users may sign in with a weaker authenticator than the application asked for. */
  | { readonly kind: 'assurance-not-enforced' }
  /** CIS2's clock is this much ahead (milliseconds; behind, when negative), its `Date` header too. */
  | { readonly kind: 'clock-skew'; readonly milliseconds: number }
) & {
  /**
   * How many uses it is for. Default: all, until it is cleared. `clock-skew` and `assurance-not-enforced` are
   * not used but in force, whatever this says.
   */
  readonly times?: number;
};

/**
 * Ways in which one CIS2 differs from another without being wrong.
 *
 * @example
 * ```ts
 * import type { Cis2Settings } from '@ers-kit/simulator';
 *
 * const settings: Partial<Cis2Settings> = { assuranceLevels: 'number', identityAgent: true };
 * ```
 */
export interface Cis2Settings {
  /** JSON type of the assurance level claims. Default: `string`. */
  readonly assuranceLevels: 'string' | 'number';
  /** Whether an Identity Agent is at work, which fills `selected_roleid` unasked. Default: false. */
  readonly identityAgent: boolean;
  /** The parameter `iss` of a callback. Default: `raw`, with the port. */
  readonly callbackIssuer: 'raw' | 'without-port' | 'absent';
  /** Whether a callback holds `client_id`. Default: true. */
  readonly callbackClientId: boolean;
  /** Header `typ` of logout tokens. Default: `JWT`. */
  readonly logoutTokenType: 'JWT' | 'logout+jwt';
}

/** What a simulator starts with. */
export const defaultSettings: Cis2Settings = {
  assuranceLevels: 'string',
  identityAgent: false,
  callbackIssuer: 'raw',
  callbackClientId: true,
  logoutTokenType: 'JWT',
};
