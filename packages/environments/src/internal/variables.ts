/** An environment variable that `loadConfig` reads. */
export interface Variable {
  /** What it holds, as the rest of the sentence "It holds …". */
  readonly holds: string;
  /** Where to get it, as a sentence. */
  readonly source: string;
  /** The part whose credentials it belongs to. */
  readonly part?: 'cis2' | 'apim';
}

const cis2Registration = 'See your registration in the CIS2 Connection Manager.';
const platformApplication = 'See your application on the NHS England developer portal.';

/** Every environment variable that `loadConfig` reads. */
export const variables = {
  ERS_ENVIRONMENT: {
    holds: 'one of production, integration, deployment, sandbox',
    source: 'Choose it, or set ERS_BASE_URL for a server of your own.',
  },
  ERS_BASE_URL: {
    holds: 'the base URL of the e-RS API without /FHIR, such as https://int.api.service.nhs.uk/referrals',
    source: 'Only needed for a server of your own, such as a simulator.',
  },
  APIM_TOKEN_URL: {
    holds: 'the token endpoint of the API platform, such as https://int.api.service.nhs.uk/oauth2/token',
    source: 'ERS_ENVIRONMENT gives it; only needed for a server of your own.',
  },
  APIM_AUTHORIZE_URL: {
    holds: 'the authorise endpoint of the API platform',
    source: 'It defaults to the path "authorize" beside the token endpoint.',
  },
  CIS2_ISSUER: {
    holds: 'the issuer as CIS2 publishes it, with its port where it has one',
    source: 'ERS_ENVIRONMENT gives it; only needed for a server of your own.',
  },
  CIS2_CLIENT_ID: { holds: 'the client id that CIS2 gave you', source: cis2Registration, part: 'cis2' },
  CIS2_REDIRECT_URI: {
    holds: 'the redirect URI that is registered with CIS2: https, or http on loopback',
    source: cis2Registration,
    part: 'cis2',
  },
  CIS2_PRIVATE_KEY_FILE: {
    holds: 'the path of a file with the RSA private key, in PEM form, whose public half CIS2 knows',
    source: 'Make the key yourself and register the public half with CIS2.',
    part: 'cis2',
  },
  CIS2_KEY_ID: {
    holds: 'the "kid" of that key in the key set that CIS2 reads',
    source: 'It defaults to the thumbprint of the key (RFC 7638).',
    part: 'cis2',
  },
  CIS2_CLIENT_SECRET: {
    holds: 'the client secret that CIS2 gave you, where you do not use a key',
    source: cis2Registration,
    part: 'cis2',
  },
  APIM_API_KEY: {
    holds: 'the API key of your application on the API platform (not the CIS2 client id)',
    source: platformApplication,
    part: 'apim',
  },
  APIM_API_SECRET: {
    holds: 'the API secret of your application; only refreshing a token needs it',
    source: platformApplication,
    part: 'apim',
  },
  APIM_PRIVATE_KEY_FILE: {
    holds:
      'the path of a file with the RSA private key, in PEM form, whose public half the API platform knows',
    source: 'Make the key yourself and register the public half with your application.',
    part: 'apim',
  },
  APIM_KEY_ID: {
    holds: 'the "kid" of that key in the key set registered with your application',
    source: platformApplication,
    part: 'apim',
  },
} as const satisfies Record<string, Variable>;

/** The name of an environment variable that `loadConfig` reads. */
export type VariableName = keyof typeof variables;
