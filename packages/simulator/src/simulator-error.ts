import { CodedError, isCodedError } from '@ers-kit/internal';

/**
 * Why the simulator could not do what it was asked for.
 *
 * @example
 * ```ts
 * import type { SimulatorErrorCode } from '@ers-kit/simulator';
 *
 * const code: SimulatorErrorCode = 'ERR_SIMULATOR_PORT_UNAVAILABLE';
 * ```
 */
export type SimulatorErrorCode =
  /** A given port is taken, or may not be used by this process. */
  | 'ERR_SIMULATOR_PORT_UNAVAILABLE'
  /** An option has a value that the simulator cannot work with. */
  | 'ERR_SIMULATOR_OPTION_INVALID'
  /** A resource handed in is not a STU3 ReferralRequest that e-RS could serve. */
  | 'ERR_SIMULATOR_REFERRAL_INVALID'
  /** The object store was sent an access token, which is for e-RS alone. */
  | 'ERR_SIMULATOR_AUTHORIZATION_LEAKED'
  /** A data file holds something that the simulator cannot start from. */
  | 'ERR_SIMULATOR_DATA_INVALID'
  /** A folder of examples cannot be read, or holds none. */
  | 'ERR_SIMULATOR_EXAMPLES_INVALID'
  /** A state file is damaged, or not one. */
  | 'ERR_SIMULATOR_STATE_UNREADABLE'
  /** A state file cannot be written. */
  | 'ERR_SIMULATOR_STATE_UNWRITABLE'
  /** Exchanges cannot be recorded into the folder. */
  | 'ERR_SIMULATOR_RECORD_UNWRITABLE'
  /** The sign-in service is needed, and was left out. */
  | 'ERR_SIMULATOR_CIS2_OFF'
  /** No user of the simulator has this id. */
  | 'ERR_SIMULATOR_USER_UNKNOWN';

/**
 * An error of the simulator itself. What e-RS answers to a bad request is a response, never this.
 *
 * @example
 * ```ts
 * import { SimulatorError, startSimulator } from '@ers-kit/simulator';
 *
 * try {
 *   await startSimulator({ ports: { api: -1 } });
 * } catch (error) {
 *   if (SimulatorError.isInstance(error)) console.log(error.code); // ERR_SIMULATOR_OPTION_INVALID
 * }
 * ```
 */
export class SimulatorError extends CodedError<SimulatorErrorCode> {
  /** Everything that is wrong with the value handed in, in the order it was found. */
  readonly problems: readonly string[];

  constructor(
    code: SimulatorErrorCode,
    message: string,
    options: { problems?: readonly string[]; cause?: unknown } = {},
  ) {
    super('SimulatorError', code, message, options.cause === undefined ? {} : { cause: options.cause });
    this.problems = options.problems ?? [];
  }

  /** Whether `value` is a `SimulatorError`, of whichever installed version. */
  static isInstance(value: unknown): value is SimulatorError {
    return isCodedError(value, 'SimulatorError');
  }
}
