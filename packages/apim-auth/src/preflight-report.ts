/**
 * The result of one check.
 *
 * @example
 * ```ts
 * import type { PreflightCheck, PreflightReport } from '@ers-kit/apim-auth';
 *
 * declare const report: PreflightReport;
 * const failed: PreflightCheck[] = report.checks.filter(({ status }) => status === 'failed');
 * ```
 */
export interface PreflightCheck {
  /** What was checked. */
  readonly name:
    'private-key' | 'jwks-url' | 'jwks' | 'key-id' | 'public-key' | 'algorithm' | 'pairing' | 'clock';
  /** `skipped`: it needs something that an earlier check found missing. */
  readonly status: 'passed' | 'warning' | 'failed' | 'skipped';
  /** What was found, and what to do. */
  readonly message: string;
}

/**
 * What a preflight found. Plain data, for JSON as it is.
 *
 * @example
 * ```ts
 * import type { PreflightReport } from '@ers-kit/apim-auth';
 *
 * declare const report: PreflightReport;
 * const json = JSON.stringify(report);
 * ```
 */
export interface PreflightReport {
  /** Whether nothing failed. */
  readonly ok: boolean;
  /** Its name. */
  readonly environment: string;
  /** In the order in which they were made. */
  readonly checks: readonly PreflightCheck[];
}

/**
 * Writes a report for people, a line for each check.
 *
 * @returns The text, without a line end at its end.
 *
 * @example
 * ```ts
 * import { formatPreflight, type PreflightReport } from '@ers-kit/apim-auth';
 *
 * const report: PreflightReport = {
 *   ok: true,
 *   environment: 'integration',
 *   checks: [{ name: 'private-key', status: 'passed', message: 'The key is an RSA key of 4096 bits.' }],
 * };
 * const text = formatPreflight(report);
 * ```
 */
export function formatPreflight(report: PreflightReport): string {
  const lines = report.checks.map(
    ({ name, status, message }) => `${status.padEnd(8)} ${name.padEnd(12)} ${message}`,
  );
  const failed = report.checks.filter(({ status }) => status === 'failed').length;
  const verdict = report.ok ? 'Ready to ask for a token.' : `${failed} of ${lines.length} checks failed.`;
  return [`Environment: ${report.environment}`, ...lines, verdict].join('\n');
}
