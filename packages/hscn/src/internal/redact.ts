/** The first characters of a secret, enough to tell two apart. Short ones are hidden whole. */
export function redact(secret: string): string {
  return secret.length > 12 ? `${secret.slice(0, 4)}…` : '…';
}

/** A URL without session key and credentials; identifiers of the request stay, since they are what is compared. */
export function redactUrl(url: string): string {
  return url
    .replace(/(ProfessionalSession\/)([^/?#]+)/i, (_, path: string, key: string) => `${path}${redact(key)}`)
    .replace(/^(https?:\/\/)[^/@]*@/i, '$1…@');
}
