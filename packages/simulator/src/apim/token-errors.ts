/**
 * A refusal of the token service, as its JSON body says it.
 *
 * @example
 * ```ts
 * import { tokenErrors, type TokenError } from '@ers-kit/simulator';
 *
 * const refusals: readonly TokenError[] = Object.values(tokenErrors);
 * const forbidden = refusals.filter(({ status }) => status === 403);
 * ```
 */
export interface TokenError {
  /** HTTP status. */
  readonly status: number;
  /** The OAuth error code. */
  readonly error: string;
  /** `error_description`, word for word. */
  readonly description: string;
}

const row = (status: number, error: string, description: string): TokenError => ({
  status,
  error,
  description,
});

/**
 * Every refusal of the token service, with its exact words. Source: NHSDigital/identity-service-api and its
 * tests. Of `access_denied`, `unknown_error`, `/userinfo`, `/backchannel_logout` and the scope of
 * `/authorize` only the meaning is known; their descriptions are this simulator's own.
 *
 * @example
 * ```ts
 * import { tokenErrors } from '@ers-kit/simulator';
 *
 * const { status, error, description } = tokenErrors.assertionExpired;
 * console.log(status, error); // 400 invalid_request
 * console.log(description); // Invalid 'exp' claim in client_assertion JWT - JWT has expired
 * ```
 */
export const tokenErrors = {
  contentType: row(415, 'invalid_request', 'Content-Type header must be application/x-www-form-urlencoded'),
  notFound: row(404, 'invalid_request', 'Not Found'),

  grantTypeMissing: row(400, 'invalid_request', 'grant_type is missing'),
  grantTypeUnsupported: row(400, 'unsupported_grant_type', 'grant_type is invalid'),
  grantTypeNotExchange: row(400, 'invalid_request', 'grant_type is invalid'),
  assertionType: row(
    400,
    'invalid_request',
    "Missing or invalid client_assertion_type - must be 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'",
  ),
  subjectTokenType: row(
    400,
    'invalid_request',
    "missing or invalid subject_token_type - must be 'urn:ietf:params:oauth:token-type:id_token'",
  ),

  assertionMissing: row(400, 'invalid_request', 'Missing client_assertion'),
  assertionMalformed: row(400, 'invalid_request', 'Malformed JWT in client_assertion'),
  assertionAlgorithm: row(
    400,
    'invalid_request',
    "Invalid 'alg' header in client_assertion JWT - unsupported JWT algorithm - must be 'RS512'",
  ),
  assertionExpired: row(
    400,
    'invalid_request',
    "Invalid 'exp' claim in client_assertion JWT - JWT has expired",
  ),
  assertionKidMissing: row(400, 'invalid_request', "Missing 'kid' header in client_assertion JWT"),
  assertionTyp: row(400, 'invalid_request', "Invalid 'typ' header in client_assertion JWT - must be 'JWT'"),
  assertionExpMissing: row(400, 'invalid_request', "Missing 'exp' claim in client_assertion JWT"),
  assertionExpNotNumber: row(
    400,
    'invalid_request',
    "Invalid 'exp' claim in client_assertion JWT - must be an integer",
  ),
  assertionIssuerSubject: row(
    400,
    'invalid_request',
    "Missing or non-matching 'iss'/'sub' claims in client_assertion JWT",
  ),
  assertionJtiMissing: row(400, 'invalid_request', "Missing 'jti' claim in client_assertion JWT"),
  assertionJtiNotString: row(
    400,
    'invalid_request',
    "Invalid 'jti' claim in client_assertion JWT - must be a unique string value such as a GUID",
  ),
  assertionJtiReused: row(400, 'invalid_request', "Non-unique 'jti' claim in client_assertion JWT"),
  assertionExpTooLate: row(
    400,
    'invalid_request',
    "Invalid 'exp' claim in client_assertion JWT - more than 5 minutes in future",
  ),
  apiKeyUnknown: row(401, 'invalid_request', "Invalid 'iss'/'sub' claims in client_assertion JWT"),
  publicKeyMissing: row(
    403,
    'public_key error',
    'You need to register a public key to use this authentication method - please contact support to configure',
  ),
  keySetUnreachable: row(
    403,
    'public_key error',
    "The JWKS endpoint, for your client_assertion can't be reached",
  ),
  assertionKidUnknown: row(
    401,
    'invalid_request',
    "Invalid 'kid' header in client_assertion JWT - no matching public key",
  ),
  signature: row(401, 'public_key error', 'JWT signature verification failed'),
  assertionAudience: row(401, 'invalid_request', "Missing or invalid 'aud' claim in client_assertion JWT"),

  noAccessToResource: row(401, 'access_denied', 'API Key has no access to the requested resource'),
  notApproved: row(401, 'access_denied', 'The application is not approved or has been revoked'),
  developerInactive: row(401, 'access_denied', 'The developer of the application is not active'),
  companyInactive: row(401, 'access_denied', 'The company of the application is not active'),

  subjectMissing: row(400, 'invalid_request', 'Missing subject_token'),
  subjectMalformed: row(400, 'invalid_request', 'Malformed JWT in subject_token'),
  subjectKidMissing: row(400, 'invalid_request', "Missing 'kid' header in subject_token JWT"),
  subjectTyp: row(400, 'invalid_request', "Invalid 'typ' header in subject_token JWT - must be 'JWT'"),
  subjectAlgorithmMissing: row(400, 'invalid_request', "Missing 'alg' header in subject_token JWT"),
  subjectExpMissing: row(400, 'invalid_request', "Missing 'exp' claim in subject_token JWT"),
  subjectExpNotNumber: row(
    400,
    'invalid_request',
    "Invalid 'exp' claim in subject_token JWT - must be an integer",
  ),
  subjectExpired: row(400, 'invalid_request', "Invalid 'exp' claim in subject_token JWT - JWT has expired"),
  subjectIssuerMissing: row(400, 'invalid_request', "Missing 'iss' claim in subject_token JWT"),
  subjectAudienceMissing: row(401, 'invalid_request', "Missing 'aud' claim in subject_token JWT"),
  subjectIssuer: row(400, 'invalid_request', "Missing or non-matching 'iss' claim in subject_token JWT"),
  subjectKidUnknown: row(
    401,
    'invalid_request',
    "Invalid 'kid' header in subject_token JWT - no matching public key",
  ),
  noScope: row(
    401,
    'unauthorized_client',
    'you have tried to request authorization but your application is not configured to use this authorization grant type',
  ),

  clientIdMissing: row(401, 'invalid_request', 'client_id is missing'),
  clientIdInvalid: row(401, 'invalid_request', 'client_id is invalid'),
  clientSecretMissing: row(401, 'invalid_request', 'client_secret is missing'),
  clientInvalid: row(401, 'invalid_client', 'client_id or client_secret is invalid'),
  refreshTokenMissing: row(400, 'invalid_request', 'refresh_token is missing'),
  refreshTokenInvalid: row(401, 'invalid_grant', 'refresh_token is invalid'),
  refreshPeriodExpired: row(401, 'invalid_grant', 'refresh token refresh period has expired'),

  codeMissing: row(400, 'invalid_request', 'authorization_code is missing'),
  redirectUriMissing: row(400, 'invalid_request', 'redirect_uri is missing'),
  redirectUriInvalid: row(400, 'invalid_request', 'redirect_uri is invalid'),
  codeInvalid: row(400, 'invalid_grant', 'authorization_code is invalid'),

  stateMissing: row(302, 'invalid_request', 'state is missing'),
  responseTypeMissing: row(302, 'invalid_request', 'response_type is missing'),
  responseTypeInvalid: row(302, 'unsupported_response_type', 'response_type is invalid'),
  scopeInvalid: row(302, 'invalid_scope', 'scope is invalid'),
  stateInvalid: row(400, 'invalid_request', 'Invalid state parameter.'),
  externalAudience: row(400, 'invalid_request', "Invalid 'aud' claim in external ID token JWT"),
  externalNonce: row(400, 'invalid_request', "Invalid 'nonce' claim in external ID token JWT"),
  userinfoUnavailable: row(
    400,
    'invalid_request',
    'The userinfo endpoint is only available for combined authentication with CIS2',
  ),
  logoutMalformed: row(400, 'invalid_request', 'Malformed JWT in logout_token'),
  logoutAudience: row(400, 'invalid_request', "Missing or invalid 'aud' claim in logout token"),
  logoutEvents: row(400, 'invalid_request', "Missing or invalid 'events' claim in logout token"),
  logoutNonce: row(400, 'invalid_request', "Prohibited 'nonce' claim in logout token"),
  logoutSid: row(501, 'not_implemented', "Missing 'sid' claim in logout token - must be the session to end"),
  logoutUnknown: row(400, 'invalid_request', 'SID not found'),

  unknownError: row(
    500,
    'unknown_error',
    'An unknown error occurred processing this request. Contact us for assistance diagnosing this issue and quote the Message ID.',
  ),
} as const satisfies Record<string, TokenError>;

/** Thrown inside the token service; it becomes the response. */
export class TokenRefusal extends Error {
  constructor(readonly tokenError: TokenError) {
    super(tokenError.description);
    this.name = 'TokenRefusal';
  }
}

/** Ends the request with an error of the table. */
export function refuse(error: TokenError): never {
  throw new TokenRefusal(error);
}
