import type { Settings, SettingValues } from '../setting.js';
import type { ConfigReader } from './config-reader.js';

/** Reads the application's own settings. Any of them may be a secret, so none shows where the result is printed. */
export function readSettings<Own extends Settings>(reader: ConfigReader, settings: Own): SettingValues<Own> {
  const values = {};
  for (const [name, { isNeeded = false, isRight }] of Object.entries(settings)) {
    const value = isNeeded ? reader.required(name) : reader.optional(name);
    if (value !== undefined && isRight?.(value) === false) reader.report(name, 'cannot be used');
    Object.defineProperty(values, name, { value });
  }
  return values as SettingValues<Own>;
}
