import type { ApimCredentials, Cis2Credentials, Environment } from '@ers-kit/environments';
import type { Clock } from '@ers-kit/internal';

import type { ApimPart } from './apim/apim-server.js';
import type { Cis2Part } from './cis2/cis2-server.js';
import type { ErsFault } from './ers/faults.js';
import type { RateLimit } from './ers/rate-limit.js';
import type { LoggedRequest } from './ers/request-log.js';
import type { ClockSettings } from './internal/adjustable-clock.js';
import type { DataFile } from './seed/data-file.js';
import type { SeedSize } from './seed/world.js';
import type { SimulatorUser } from './users.js';

/**
 * The environments that a simulator can stand in for.
 *
 * @example
 * ```ts
 * import type { SimulatedEnvironment } from '@ers-kit/simulator';
 *
 * const as: SimulatedEnvironment = 'integration';
 * ```
 */
export type SimulatedEnvironment = 'production' | 'integration' | 'deployment';

/**
 * The ports of a simulator.
 *
 * @example
 * ```ts
 * import type { SimulatorPorts } from '@ers-kit/simulator';
 *
 * const ports: SimulatorPorts = { cis2: 9001, api: 9000, legacy: 9002, objectStore: 9003 };
 * ```
 */
export interface SimulatorPorts {
  /** The sign-in service. */
  readonly cis2: number;
  /** The API platform: token endpoint and e-RS. */
  readonly api: number;
  /** The API on HSCN. */
  readonly legacy: number;
  /** Where attachments are downloaded from (A042). */
  readonly objectStore: number;
}

/**
 * How a simulator is started.
 *
 * @example
 * ```ts
 * import type { SimulatorOptions } from '@ers-kit/simulator';
 *
 * const options: SimulatorOptions = {
 *   as: 'integration',
 *   clock: { start: '2026-06-01T09:00:00Z' },
 *   seed: { referrals: 10, advice: 2 },
 *   rateLimit: true,
 * };
 * ```
 */
export interface SimulatorOptions {
  /**
   * The environment whose URLs it takes on. They are served on loopback all the same, and only
   * `simulator.fetch` finds them there. Default: none; every URL is a loopback URL.
   */
  readonly as?: SimulatedEnvironment;
  /** Default: free ones. */
  readonly ports?: Partial<SimulatorPorts>;
  /** A clock, or how the simulator's own one goes. Default: the machine's clock. */
  readonly clock?: Clock | ClockSettings;
  /** Who can sign in. Default: `seedUsers`. */
  readonly users?: readonly SimulatorUser[];
  /**
   * The redirect URIs registered with CIS2, and for the combined flow with the API platform;
   * `credentials.cis2` has the first. Default: {@link defaultRedirectUri}.
   */
  readonly redirectUris?: readonly string[];
  /**
   * How many referrals and requests for advice there are at the start; `false` for none. Default: 200 and 30.
   */
  readonly seed?: SeedSize | false;
  /** `true` limits each application as the platform does, to 10 calls a second. Default: `false`. */
  readonly rateLimit?: boolean | RateLimit;
  /**
   * ODS codes for which users may act, as on the platform's allow-list, which is off in every environment
   * today: with it, 400 `MISSING_HEADER` for a call that names none, 403 for another one. Default: off.
   */
  readonly allowedOrganisations?: readonly string[];
  /**
   * `false` starts without the sign-in service, which is faster; `accessToken` then is the way in. Default:
   * `true`.
   */
  readonly cis2?: boolean;
  /** Path of a data file, or what would stand in one: what e-RS starts with in place of the seed. */
  readonly data?: string | DataFile;
  /** Folder of published examples, which are then served as the stateless sandbox does; all else as usual. */
  readonly examples?: string;
  /** Path of a file in which e-RS's records are kept across restarts. */
  readonly state?: string;
  /** Folder that every exchange is recorded into, without anything about a person and without secrets. */
  readonly record?: string;
}

/**
 * How an added referral differs from what its payload says.
 *
 * @example
 * ```ts
 * import type { AddReferralOptions } from '@ers-kit/simulator';
 *
 * const options: AddReferralOptions = { referringOrganisation: 'R68' };
 * ```
 */
export interface AddReferralOptions {
  /**
   * ODS code of the organisation that refers; its referrers then have a relationship with the referral, and
   * the providers of the service it is at. Default: everybody has one, since the payload does not say who
   * refers.
   */
  readonly referringOrganisation?: string;
}

/**
 * The legacy API of a simulator.
 *
 * @example
 * ```ts
 * import type { SimulatedLegacy } from '@ers-kit/simulator';
 *
 * declare const legacy: SimulatedLegacy;
 * const headers = { XAPI_ASID: legacy.asid };
 * const token = legacy.ssoToken('910000000103');
 * ```
 */
export interface SimulatedLegacy {
  /** Scheme and host: `environment.legacy.origin`. */
  readonly origin: string;
  /** An ASID that is accredited, for `XAPI_ASID`. */
  readonly asid: string;
  /**
   * What the Identity Agent would hand out after a smartcard sign-in, for A001.
   *
   * @throws {@link SimulatorError} `ERR_SIMULATOR_USER_UNKNOWN`
   */
  ssoToken(userId: string): string;
}

/**
 * A running simulator.
 *
 * @example
 * ```ts
 * import type { Simulator } from '@ers-kit/simulator';
 *
 * declare const simulator: Simulator;
 * const token = simulator.accessToken('910000000103');
 * simulator.fault({ operation: 'A016', pas: 'refused', times: 1 });
 * simulator.advance(60_000);
 * await simulator.stop();
 * ```
 */
export interface Simulator {
  /** Its URLs, to configure applications with. */
  readonly environment: Environment & Required<Pick<Environment, 'apim' | 'cis2' | 'legacy'>>;
  /** The API on HSCN, for software that is to be migrated. */
  readonly legacy: SimulatedLegacy;
  /** Reaches the simulator by the URLs of `environment`, and nothing else. */
  readonly fetch: typeof fetch;
  /** What NHS would have issued to an application: new keys at every start. */
  readonly credentials: {
    readonly cis2: Cis2Credentials;
    /** Of the user-restricted application. */
    readonly apim: ApimCredentials;
    /** Of the application-restricted application. */
    readonly application: ApimCredentials;
  };
  /** The `apikey` that `_status` wants. */
  readonly statusKey: string;
  /** Who can sign in. */
  readonly users: readonly SimulatorUser[];
  /** The time that all of it goes by. */
  readonly clock: Clock;
  /** The loopback ports in use. */
  readonly ports: SimulatorPorts;
  /** Faults and registrations of the sign-in service. */
  readonly cis2: Omit<Cis2Part, 'listener'>;
  /** Faults and registrations of the API platform. */
  readonly apim: Omit<ApimPart, 'fetch'>;
  /**
   * Adds a referral, or replaces the one with its UBRN. It is served as it is, the old way and the new.
   *
   * @param resource - A STU3 ReferralRequest as A005 answers it.
   * @throws {@link SimulatorError} `ERR_SIMULATOR_REFERRAL_INVALID`
   */
  addReferral(resource: object, options?: AddReferralOptions): void;
  /** A referral as A005 would answer it now; `undefined` where there is none. */
  referral(ubrn: string): object | undefined;
  /**
   * An access token as if the user had signed in, or of the application without one: for what is not about
   * signing in.
   *
   * @throws {@link SimulatorError} `ERR_SIMULATOR_USER_UNKNOWN`
   */
  accessToken(userId?: string): string;
  /** Arms a fault of e-RS. Those of the sign-in and token services are armed by `cis2` and `apim`. */
  fault(fault: ErsFault): void;
  /** Disarms every fault of e-RS. */
  clearFaults(): void;
  /**
   * The last calls of the internet-facing API, oldest first: a thousand at most, and nothing about a patient.
   */
  requests(): readonly LoggedRequest[];
  /** Lets milliseconds pass at once, for tokens, files and all that waits. */
  advance(milliseconds: number): void;
  /** Forgets every change to referrals, files and requests for advice, and starts again from the seed. */
  reset(): void;
  /**
   * Closes every port and connection. A second call is harmless.
   *
   * @throws {@link SimulatorError} `ERR_SIMULATOR_AUTHORIZATION_LEAKED` (after closing) where a client
   *   followed the redirect of A042 with its access token: a test run that does so ought to fail
   */
  stop(): Promise<void>;
}
