import type { ErsFault, FaultInjector } from '../ers/faults.js';

/** A fault that the status page can switch on and off. */
export interface FaultSwitch {
  readonly name: string;
  readonly label: string;
  readonly fault: ErsFault;
}

/** The switches, in the order of the page. */
export const faultSwitches: readonly FaultSwitch[] = [
  { name: 'unavailable', label: 'e-RS is down (503)', fault: { status: 503, retryAfter: 5 } },
  { name: 'throttled', label: 'Too many requests (429)', fault: { status: 429 } },
  { name: 'refused', label: 'Access tokens are refused (401)', fault: { status: 401 } },
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
];

/** Turns one switch; `false` when there is none of this name. */
export function turnSwitch(name: string | null, faults: FaultInjector): boolean {
  const found = faultSwitches.find((each) => each.name === name);
  if (!found) return false;
  if (faults.isArmed(found.fault)) faults.disarm(found.fault);
  else faults.arm(found.fault);
  return true;
}
