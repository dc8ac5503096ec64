type Holder = Record<string, unknown>;

/** Sets what stands at a dotted path; `undefined` takes it away. Gives the value back. */
export function change<Value>(value: Value, path: string, to: unknown): Value {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const holder = steps.reduce<unknown>((inner, step) => (inner as Holder)[step], value) as Holder;
  if (to === undefined) delete holder[last];
  else holder[last] = to;
  return value;
}
