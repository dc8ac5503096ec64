import type { SimulatorUser } from '../users.js';

type Requirement = Pick<SimulatorUser, 'authenticationAssuranceLevel' | 'amr'>;

const level =
  (...levels: readonly number[]) =>
  (user: Requirement): boolean =>
    levels.includes(user.authenticationAssuranceLevel);

const method =
  (...methods: readonly string[]) =>
  (user: Requirement): boolean =>
    user.amr.some((value) => methods.includes(value));

/** What each value of `acr_values` asks for. Source: CIS2's list of authenticators. */
const contexts: Readonly<Record<string, (user: Requirement) => boolean>> = {
  AAL3_ANY: level(3),
  AAL2_OR_AAL3_ANY: level(2, 3),
  AAL2_ANY: level(2),
  AAL1_USERPASS: level(1),
  AAL3_SMARTCARD: method('N3_SMARTCARD', 'CIS2_SMARTCARD'),
  AAL3_N3_SMARTCARD: method('N3_SMARTCARD'),
  AAL3_CIS2_SMARTCARD: method('CIS2_SMARTCARD'),
  AAL3_FIDO2: method('FIDO2'),
  AAL3_IOS: method('IOS'),
  AAL2_TOTP: method('TOTP'),
  AAL2_NHSMAIL: method('NHSMAIL'),
};

/** Every value of `acr_values` that CIS2 knows. */
export const knownContexts: readonly string[] = Object.keys(contexts);

/** What an authorisation request asks for: `AAL3_ANY` where it says nothing that is known. */
export function requestedContexts(acrValues: unknown): readonly string[] {
  const asked =
    typeof acrValues === 'string' ? acrValues.split(' ').filter((value) => value in contexts) : [];
  return asked.length > 0 ? asked : ['AAL3_ANY'];
}

/** Whether the user's authenticator is one of those asked for. */
export function satisfies(user: Requirement, acrValues: unknown): boolean {
  return requestedContexts(acrValues).some((value) => contexts[value]?.(user));
}
