export { createApimAuth } from './apim-auth.js';
export { ApimAuthError } from './apim-auth-error.js';
export { createJwksHandler } from './jwks-handler.js';
export { chooseSigningKey, planKeyRotation } from './key-rotation.js';
export { formatPreflight } from './preflight-report.js';
export { preflight } from './preflight.js';
export { generateSigningKey, toJwks } from './signing-keys.js';
export { createMemoryStore } from './token-manager/memory-store.js';
export { createTokenManager } from './token-manager/token-manager.js';
export { explainTokenError } from './explain-token-error.js';
export { tokenErrorTable } from './token-error-table.js';

export type { AccessToken, ApimAuth, ApimAuthOptions, TokenRequestOptions, UserTokens } from './apim-auth.js';
export type { ApimAuthErrorCode, ApimAuthErrorDetails, ApimOperation } from './apim-auth-error.js';
export type { ApimClientCredentials, ApimSignerCredentials, SigningFunction } from './apim-credentials.js';
export type { AccessTokenRequest } from './internal/token-keeper.js';
export type { JwksHandler } from './jwks-handler.js';
export type { KeyRotationPlan, PublishedKey } from './key-rotation.js';
export type { PreflightCheck, PreflightReport } from './preflight-report.js';
export type { PreflightOptions } from './preflight.js';
export type {
  GenerateSigningKeyOptions,
  KeyToPublish,
  PublicJwks,
  PublicSigningJwk,
  SigningKey,
} from './signing-keys.js';
export type { MemoryStoreOptions } from './token-manager/memory-store.js';
export type { TokenManager, TokenManagerOptions, TokenSource } from './token-manager/token-manager.js';
export type { TokenLock, TokenRecord, TokenStore } from './token-manager/token-store.js';
export type {
  CombinedSignIn,
  CombinedTransaction,
  CompleteCombinedSignInOptions,
  StartCombinedSignInOptions,
  StartedCombinedSignIn,
} from './combined-sign-in.js';
export type { TokenErrorAnswer, TokenErrorExplanation } from './explain-token-error.js';
export type { TokenErrorFixer, TokenErrorReason, TokenErrorRow } from './token-error-table.js';
