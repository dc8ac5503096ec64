import { SimulatorError } from '../simulator-error.js';
import type { SimulatorOptions } from '../simulator.js';

const simulated: readonly unknown[] = [undefined, 'production', 'integration', 'deployment'];

/**
 * Looks at what a caller without types may get wrong.
 *
 * @throws {@link SimulatorError} `ERR_SIMULATOR_OPTION_INVALID`
 */
export function checkOptions(options: SimulatorOptions): void {
  const problems: string[] = [];
  if (!simulated.includes(options.as))
    problems.push('as must be "production", "integration" or "deployment"');
  for (const [name, port] of Object.entries(options.ports ?? {})) {
    if (!['cis2', 'api', 'legacy', 'objectStore'].includes(name))
      problems.push(`ports.${name} is no port of the simulator`);
    else if (!Number.isInteger(port) || port < 0 || port > 65_535)
      problems.push(`ports.${name} must be 0 to 65535`);
  }
  if (options.redirectUris?.length === 0) problems.push('redirectUris must hold at least one URI');
  const invalid = (options.redirectUris ?? []).filter((uri) => !URL.canParse(uri));
  if (invalid.length > 0) problems.push('redirectUris must be absolute URLs');
  if (problems.length > 0) {
    throw new SimulatorError(
      'ERR_SIMULATOR_OPTION_INVALID',
      `The simulator cannot start with these options: ${problems.join('; ')}.`,
      { problems },
    );
  }
}
