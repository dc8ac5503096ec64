import type { SimulatorUser } from '../users.js';
import type { Cis2Settings } from './cis2-faults.js';

/** What an authorisation request says about roles, and what is known already. */
export interface RoleRequest {
  readonly scopes: ReadonlySet<string>;
  /** The role the user picked for this very request. */
  readonly picked?: string | undefined;
  /** The role picked earlier in the same session. */
  readonly remembered?: string | undefined;
}

/**
 * The value of `selected_roleid`; `undefined` where the claim is not for this request; `ask` where the user
 * has to choose first. A role chosen once is not asked for again, unless the scope is `changedrole`.
 */
export function chooseRole(
  { roles }: Pick<SimulatorUser, 'roles'>,
  { scopes, picked, remembered }: RoleRequest,
  { identityAgent }: Pick<Cis2Settings, 'identityAgent'>,
): { readonly role?: string } | 'ask' {
  const changing = scopes.has('changedrole');
  if (!changing && !scopes.has('selectedrole')) {
    // The agent asked when the card went in; its answer comes along with any request.
    return identityAgent ? { role: remembered ?? roles[0]?.person_roleid ?? '' } : {};
  }
  if (picked !== undefined) return { role: picked };
  if (remembered !== undefined && !changing) return { role: remembered };
  const [first, ...others] = roles;
  if (!first) return { role: '' };
  return others.length === 0 ? { role: first.person_roleid } : 'ask';
}
