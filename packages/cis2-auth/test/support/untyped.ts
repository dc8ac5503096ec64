/** Calls a function with what its types forbid, as JavaScript can. */
export function callUntyped(call: (input: never) => Promise<unknown>, input: unknown): Promise<unknown> {
  return Reflect.apply(call, undefined, [input]);
}

/** A copy of `value` without one member. */
export function omit(value: object, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}
