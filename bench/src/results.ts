import type { Spread } from './measure.js';

/** What a task costs with a package, beside what a user would otherwise take. Times in microseconds. */
export interface CostRow {
  readonly id: string;
  readonly package: string;
  readonly task: string;
  readonly beside: string;
  readonly ours: Spread;
  readonly theirs: Spread;
  readonly ratio: Spread;
  /** The ratio that the median is meant to stay within. */
  readonly goal?: number;
}

/** How the time of a task grows with what there is to do. */
export interface GrowthRow {
  readonly id: string;
  readonly package: string;
  readonly task: string;
  /** What there is more of, in words: `entries`. */
  readonly unit: string;
  /** How much of it there is at 1×. */
  readonly base: number;
  /** Microseconds at 1×. */
  readonly time: Spread;
  /** The time at 10× and at 100×, in multiples of that at 1×. */
  readonly tenfold: Spread;
  readonly hundredfold: Spread;
  /** `straight` where each unit costs the same, `flat` where the amount does not matter. */
  readonly expected: 'straight' | 'flat';
}

/** What it takes to import a module into a process of its own. Milliseconds. */
export interface ImportRow {
  readonly module: string;
  readonly time: Spread;
  readonly besideOpenidClient: Spread;
  readonly besideFhirKitClient: Spread;
}

/** Bytes of a module, minified. */
export interface SizeRow {
  readonly module: string;
  /** With everything it imports, but for what Node has. */
  readonly bundled: number;
  /** The same, compressed with gzip. */
  readonly compressed: number;
  /** Of the module itself alone. */
  readonly own: number;
}

/** Everything that one run found out. */
export interface Results {
  /** When, as a date. */
  readonly measured: string;
  readonly machine: {
    readonly cores: number;
    readonly processor: string;
    readonly node: string;
    readonly platform: string;
  };
  readonly cost: readonly CostRow[];
  readonly growth: readonly GrowthRow[];
  readonly imports: readonly ImportRow[];
  readonly sizes: readonly SizeRow[];
}

/** A value of three significant digits: a fourth would differ from run to run. */
export function rounded<Value>(value: Value): Value {
  if (typeof value === 'number') {
    return (Number.isInteger(value) ? value : Number(value.toPrecision(3))) as Value;
  }
  if (Array.isArray(value)) return value.map(rounded) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, rounded(part)])) as Value;
}
