// oidc-provider greets every start on Node 20 with a warning that is not ours to print. It is swallowed for
// the moment of loading alone; this module is evaluated once, however many simulators start at a time.
/* oxlint-disable no-console -- nothing is logged here, one known line is kept from being logged */
const warn = console.warn;
console.warn = (...parts: unknown[]) => {
  if (!String(parts[0]).includes('oidc-provider WARNING: Unsupported runtime')) warn(...parts);
};
const library = await import('oidc-provider').finally(() => {
  console.warn = warn;
});
/* oxlint-enable no-console */

export const { errors, interactionPolicy, Provider } = library;
