import type { Cis2Part } from '../cis2/cis2-server.js';
import type { Cis2Fault } from '../cis2/cis2-faults.js';
import type { ErsFault, FaultInjector } from '../ers/faults.js';

/** A fault that the status page can switch on and off. */
type FaultSwitch = { readonly name: string; readonly label: string } & (
  { readonly fault: ErsFault } | { readonly signIn: Cis2Fault }
);

/** The switches, in the order of the page. */
const faultSwitches: readonly FaultSwitch[] = [
  { name: 'unavailable', label: 'e-RS is down (503)', fault: { status: 503, retryAfter: 5 } },
  { name: 'throttled', label: 'Too many requests (429)', fault: { status: 429 } },
  { name: 'refused', label: 'Access tokens are refused (401)', fault: { status: 401 } },
  { name: 'revoked', label: 'Access tokens are revoked when used', fault: { token: 'revoked' } },
  { name: 'slow', label: 'Answers take two seconds', fault: { delay: 2000 } },
  { name: 'dropped', label: 'Answers are lost after the work is done', fault: { drop: 'after' } },
  { name: 'truncated', label: 'Answers are cut off', fault: { body: 'truncated' } },
  { name: 'malformed', label: 'Answers are no JSON', fault: { body: 'malformed' } },
  {
    name: 'pas-timeout',
    label: "The provider's system does not answer a booking",
    fault: { operation: 'A016', pas: 'timeout' },
  },
  {
    name: 'object-store',
    label: 'Files cannot be had (503)',
    fault: { operation: 'object-store', status: 503 },
  },
  { name: 'stale-jwks', label: "CIS2's key set is out of date", signIn: { kind: 'stale-jwks' } },
];

/** The switches of a running simulator. */
export interface Switchboard {
  /** Without those of the sign-in, where it was left out. */
  switches(): readonly { readonly name: string; readonly label: string; readonly on: boolean }[];
  /** Turns one switch; `false` when there is none of this name. */
  turn(name: string | null): boolean;
  /** Clears whatever is armed in e-RS and in the sign-in, by a switch or otherwise. */
  clear(): void;
}

/** Joins the switches to what they switch. */
export function createSwitchboard(faults: FaultInjector, cis2: Cis2Part | undefined): Switchboard {
  const usable = faultSwitches.filter((each) => 'fault' in each || cis2 !== undefined);
  const isOn = (each: FaultSwitch): boolean =>
    'fault' in each ? faults.isArmed(each.fault) : (cis2?.isArmed(each.signIn.kind) ?? false);
  return {
    switches: () => usable.map((each) => ({ name: each.name, label: each.label, on: isOn(each) })),
    turn(name) {
      const found = usable.find((each) => each.name === name);
      if (!found) return false;
      const on = isOn(found);
      if ('fault' in found) faults[on ? 'disarm' : 'arm'](found.fault);
      else if (on) cis2?.clearFaults(found.signIn.kind);
      else cis2?.setFault(found.signIn);
      return true;
    },
    clear() {
      faults.clear();
      cis2?.clearFaults();
    },
  };
}
