import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK, type JWK } from 'jose';

/** The two readable parts of a JWT, unverified. */
export interface JwtParts {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Three parts of base64url, and nothing before, between or after them: `jose` would overlook a line break. */
const compactForm = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** The parts of a compact JWT, or `undefined` for anything else. */
export function readJwt(text: string): JwtParts | undefined {
  if (!compactForm.test(text)) return undefined;
  try {
    return { header: { ...decodeProtectedHeader(text) }, claims: decodeJwt(text) };
  } catch {
    return undefined;
  }
}

/** Whether `text` is signed by `jwk` with one of `algorithms`. A key that cannot be used has not signed. */
export async function isSignedBy(text: string, jwk: JWK, algorithms: readonly string[]): Promise<boolean> {
  try {
    const { alg } = decodeProtectedHeader(text);
    if (typeof alg !== 'string' || !algorithms.includes(alg)) return false;
    // The public half alone, whatever else was published with it.
    const { kty, n, e } = jwk;
    const key = await importJWK({ kty: String(kty), ...(n && { n }), ...(e && { e }) }, alg);
    await compactVerify(text, key, { algorithms: [...algorithms] });
    return true;
  } catch {
    return false;
  }
}
