export { createApimAuth } from './apim-auth.js';
export { ApimAuthError } from './apim-auth-error.js';
export { explainTokenError } from './explain-token-error.js';
export { tokenErrorTable } from './token-error-table.js';

export type { AccessToken, ApimAuth, ApimAuthOptions, TokenRequestOptions, UserTokens } from './apim-auth.js';
export type { ApimAuthErrorCode, ApimAuthErrorDetails, ApimOperation } from './apim-auth-error.js';
export type { ApimClientCredentials, ApimSignerCredentials, SigningFunction } from './apim-credentials.js';
export type { TokenErrorAnswer, TokenErrorExplanation } from './explain-token-error.js';
export type { TokenErrorFixer, TokenErrorReason, TokenErrorRow } from './token-error-table.js';
