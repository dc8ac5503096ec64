/**
 * A variable of the application's own, read and reported together with those of the packages.
 *
 * @example
 * ```ts
 * import type { Setting } from '@ers-kit/environments';
 *
 * const port: Setting = {
 *   holds: 'the port to listen on, a number from 1 to 65535',
 *   source: 'It defaults to 3000.',
 *   isRight: (value) => Number(value) > 0 && Number(value) < 65_536,
 * };
 * ```
 */
export interface Setting {
  /** What it holds, as the rest of the sentence "It holds …". */
  readonly holds: string;
  /** Where to get it, or what it defaults to, as a sentence. */
  readonly source: string;
  /** Whether it has to be set. Default: `false`. */
  readonly isNeeded?: boolean;
  /** Whether a value can be used. Default: every one can. */
  readonly isRight?: (value: string) => boolean;
}

/**
 * Variables of the application's own, by name.
 *
 * @example
 * ```ts
 * import type { Settings } from '@ers-kit/environments';
 *
 * const settings: Settings = {
 *   SESSION_SECRET: {
 *     isNeeded: true,
 *     holds: 'a random text',
 *     source: 'Make one with "openssl rand -hex 32".',
 *   },
 * };
 * ```
 */
export type Settings = Readonly<Record<string, Setting>>;

/**
 * The values of settings: text where one is needed, else possibly none.
 *
 * @example
 * ```ts
 * import type { Setting, SettingValues } from '@ers-kit/environments';
 *
 * const values: SettingValues<{ PORT: Setting }> = { PORT: undefined };
 * ```
 */
export type SettingValues<Own extends Settings> = {
  readonly [Name in keyof Own]: Own[Name] extends { readonly isNeeded: true } ? string : string | undefined;
};
