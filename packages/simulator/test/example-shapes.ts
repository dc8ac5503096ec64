/** A place where an example and the simulator's answer differ on purpose. */
export interface Exception {
  /** Of the file names of examples. */
  readonly file: RegExp;
  /** Of the leaf paths. */
  readonly leaf: RegExp;
  /** Which of the two has the leaf. */
  readonly only: 'example' | 'simulator';
  readonly reason: string;
}

/**
 * The leaf paths of a payload, without list positions, each once. What tells list entries apart stands in the path:
 * extension URL, parameter name, resource type, property code. Of coding and identifier systems the value does
 * too, without the base URL, which the examples leave out.
 */
export function shapeOf(value: unknown): Set<string> {
  return new Set(leavesOf(value, ''));
}

function leavesOf(value: unknown, path: string): string[] {
  if (Array.isArray(value)) {
    return value.length === 0 ? [`${path}[]`] : value.flatMap((each) => leavesOf(each, path));
  }
  if (typeof value !== 'object' || value === null) return [path];
  const record = value as Record<string, unknown>;
  const label = labelOf(record, path);
  return Object.entries(record).flatMap(([key, each]) =>
    key === 'system' && typeof each === 'string'
      ? [`${path}${label}.system=${systemOf(each)}`]
      : leavesOf(each, `${path}${label}.${key}`),
  );
}

function labelOf(record: Record<string, unknown>, path: string): string {
  const { url, resourceType, name, code } = record;
  if (typeof resourceType === 'string') return `<${resourceType}>`;
  if (path.endsWith('.extension') && typeof url === 'string') return `<${url.split('/').at(-1)}>`;
  if (path.endsWith('.parameter') && typeof name === 'string') return `<${name}>`;
  return path.endsWith('.property') && typeof code === 'string' ? `<${code}>` : '';
}

const systemOf = (system: string): string => system.replace(/^.*(?=\/STU3\/CodeSystem\/[A-Z-]+$)/, '');

/** Leaves that one has and the other lacks, less the exceptions; those that were needed are added to `used`. */
export function differences(
  file: string,
  example: unknown,
  answer: unknown,
  exceptions: readonly Exception[],
  used: Set<Exception>,
): string[] {
  const [theirs, ours] = [shapeOf(example), shapeOf(answer)];
  const left = (
    leaves: ReadonlySet<string>,
    others: ReadonlySet<string>,
    only: Exception['only'],
  ): string[] =>
    [...leaves]
      .filter((leaf) => !others.has(leaf))
      .filter((leaf) => {
        const exception = exceptions.find(
          (each) => each.only === only && each.file.test(file) && each.leaf.test(leaf),
        );
        if (exception) used.add(exception);
        return exception === undefined;
      })
      .map((leaf) => `only ${only}: ${leaf}`);
  return [...left(theirs, ours, 'example'), ...left(ours, theirs, 'simulator')];
}
