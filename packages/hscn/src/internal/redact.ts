/** The first characters of a secret, enough to tell two apart. Short ones are hidden whole. */
export function redact(secret: string): string {
  return secret.length > 12 ? `${secret.slice(0, 4)}…` : '…';
}

const secretName =
  /token|secret|session|passw|assertion|api[-_]?key|authori[sz]ation|cookie|signature|^(?:code|state|nonce|jwt)$/i;

/** Whether what a parameter of this name holds must not be shown. */
export const isSecretName = (name: string): boolean => secretName.test(name);

/**
 * A URL without session key, credentials and secrets in its query; identifiers of the request stay, since they
 * are what is compared. Control characters go.
 */
export function redactUrl(url: string): string {
  return url
    .replaceAll(/\p{Cc}/gu, '')
    .replace(
      /(ProfessionalSession(?:\/|%2F)+)([^/?#]+)/i,
      (_, path: string, key: string) => `${path}${redact(key)}`,
    )
    .replaceAll(/([?&;#])([^=&;#]+)=([^&;#]*)/g, (whole, before: string, name: string) =>
      isSecretName(name) ? `${before}${name}=…` : whole,
    )
    .replace(/^([a-z][a-z\d+.-]*:\/\/)[^/@?#]*@/i, '$1…@');
}

/** The same, for a URL of which nothing is known: its query and fragment may hold anything, so both go. */
export const redactUnknownUrl = (url: string): string => redactUrl(url).replace(/[?#].*/, '?…');
