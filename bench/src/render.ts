import type { Spread } from './measure.js';
import type { Results } from './results.js';

/**
 * What the documents quote of a run, by name: tables, the machine, and single figures (`cost:<id>` the ratio,
 * `time:<id>`, `size:<module>`, `import:<module>`). Markdown.
 */
export function renderSections(results: Results): Map<string, string> {
  const { machine, measured } = results;
  return new Map([
    [
      'machine',
      `${machine.cores} cores (${machine.processor}), Node ${machine.node}, ${machine.platform}; ${measured}`,
    ],
    ['cost', costTable(results)],
    ['growth', growthTable(results)],
    ['imports', importTable(results)],
    ['sizes', sizeTable(results)],
    ...results.cost.flatMap(({ id, ratio, ours }): [string, string][] => [
      [`cost:${id}`, digits(ratio.median)],
      [`time:${id}`, duration(ours.median)],
    ]),
    ...results.sizes.map(({ module, bundled }): [string, string] => [`size:${module}`, kilobytes(bundled)]),
    ...results.imports.map(({ module, time }): [string, string] => [
      `import:${module}`,
      `${digits(time.median)} ms`,
    ]),
  ]);
}

function costTable({ cost }: Results): string {
  return table(
    ['package', 'task', 'beside', 'takes', 'the other', 'ratio (middle half)', 'goal'],
    cost.map((row) => [
      row.package,
      row.task,
      row.beside,
      duration(row.ours.median),
      duration(row.theirs.median),
      `**${digits(row.ratio.median)}** ${range(row.ratio)}`,
      row.goal === undefined ? '–' : `${row.goal}`,
    ]),
  );
}

function growthTable({ growth }: Results): string {
  return table(
    ['package', 'task', '1×', 'takes', '10×', '100×', 'expected'],
    growth.map((row) => [
      row.package,
      row.task,
      `${row.base} ${row.unit}`,
      duration(row.time.median),
      `${digits(row.tenfold.median)} ${range(row.tenfold)}`,
      `${digits(row.hundredfold.median)} ${range(row.hundredfold)}`,
      row.expected === 'flat' ? '1, 1' : 'at most 10, 100',
    ]),
  );
}

function importTable({ imports }: Results): string {
  return table(
    ['module', 'import takes', 'beside `openid-client`', 'beside `fhir-kit-client`'],
    imports.map((row) => [
      `\`${row.module}\``,
      `${digits(row.time.median)} ms ${range(row.time)}`,
      `${digits(row.besideOpenidClient.median)} ${range(row.besideOpenidClient)}`,
      `${digits(row.besideFhirKitClient.median)} ${range(row.besideFhirKitClient)}`,
    ]),
  );
}

function sizeTable({ sizes }: Results): string {
  const beside = (bundled: number, other: string): string => {
    const found = sizes.find(({ module }) => module === other);
    return found === undefined ? '–' : digits(bundled / found.bundled);
  };
  return table(
    [
      'module',
      'with all it imports',
      'beside `openid-client`',
      'beside `fhir-kit-client`',
      'compressed',
      'its own code',
    ],
    sizes.map(({ module, bundled, compressed, own }) => [
      `\`${module}\``,
      kilobytes(bundled),
      beside(bundled, 'openid-client'),
      beside(bundled, 'fhir-kit-client'),
      kilobytes(compressed),
      kilobytes(own),
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const range = ({ lower, upper }: Spread): string => `(${digits(lower)}–${digits(upper)})`;

const kilobytes = (bytes: number): string =>
  bytes < 1e6 ? `${digits(bytes / 1000)} kB` : `${digits(bytes / 1e6)} MB`;

/** Two digits behind the point below 10, one below 100, none from there. */
const digits = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

/** Of microseconds. */
function duration(microseconds: number): string {
  if (microseconds < 0.1) return `${Math.round(microseconds * 1000)} ns`;
  return microseconds < 1000 ? `${digits(microseconds)} µs` : `${digits(microseconds / 1000)} ms`;
}
