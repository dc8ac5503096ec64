/**
 * Text of a server that is fit for a message: printable ASCII, at most 200 characters, with everything that
 * could be a token or a person's identifier taken out.
 */
export function safeText(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const safe = text
    .slice(0, 2000)
    .replaceAll(/[^\x20-\x7e]+/g, ' ')
    .replaceAll(/[^\s'"]{24,}/g, '[removed]')
    .replaceAll(/\d(?:[ -]?\d){8,}/g, '[removed]')
    .trim()
    .slice(0, 200);
  return safe === '' ? undefined : safe;
}
