/**
 * What a way of signing in leaves in the tokens.
 *
 * @example
 * ```ts
 * import { authenticators, type Authenticator } from '@ers-kit/simulator';
 *
 * const securityKey: Authenticator = authenticators.securityKey;
 * console.log(securityKey.authenticationAssuranceLevel); // 3
 * ```
 */
export interface Authenticator {
  /** How strong it is. */
  readonly authenticationAssuranceLevel: 1 | 2 | 3;
  /** The claim `acr`. */
  readonly acr: string;
  /** The claim `amr`. */
  readonly amr: readonly string[];
}

/**
 * The ways of signing in to CIS2: spread one into a user. Source: CIS2's list of `acr_values`.
 *
 * @example
 * ```ts
 * import { authenticators } from '@ers-kit/simulator';
 *
 * console.log(authenticators.authenticatorApp.acr); // AAL2_TOTP
 * ```
 */
export const authenticators = {
  /** Smartcard through the Identity Agent on HSCN. */
  hscnSmartcard: { authenticationAssuranceLevel: 3, acr: 'AAL3_N3_SMARTCARD', amr: ['N3_SMARTCARD'] },
  /** Smartcard over the internet. */
  smartcard: { authenticationAssuranceLevel: 3, acr: 'AAL3_CIS2_SMARTCARD', amr: ['CIS2_SMARTCARD'] },
  /** Security key or Windows Hello. */
  securityKey: { authenticationAssuranceLevel: 3, acr: 'AAL3_FIDO2', amr: ['FIDO2'] },
  iPad: { authenticationAssuranceLevel: 3, acr: 'AAL3_IOS', amr: ['IOS'] },
  authenticatorApp: { authenticationAssuranceLevel: 2, acr: 'AAL2_TOTP', amr: ['TOTP'] },
  nhsMail: { authenticationAssuranceLevel: 2, acr: 'AAL2_NHSMAIL', amr: ['NHSMAIL'] },
  /** For development only. */
  password: { authenticationAssuranceLevel: 1, acr: 'AAL1_USERPASS', amr: ['USERPASS'] },
} as const satisfies Record<string, Authenticator>;
