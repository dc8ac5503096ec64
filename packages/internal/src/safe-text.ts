// Words of prose, names of parameters and short numbers.
const harmless = /^(?:[A-Za-z]?[a-z_]{0,23}|[A-Z]{1,4}|\d{1,4})$/;

/**
 * Text of a server that is fit for a message: at most 200 characters, in which every word that could be a
 * token, a secret or a person's identifier is taken out.
 */
export function safeText(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const safe = text
    .slice(0, 2000)
    .replaceAll(/\d[\d -]{6,}\d/g, '[removed]')
    .split(/[\s\p{Cc}]+/u)
    .map((word) =>
      word === '[removed]' || harmless.test(word.replaceAll(/^['"(]+|['").,:;!?]+$/g, ''))
        ? word
        : '[removed]',
    )
    .join(' ')
    .trim()
    .slice(0, 200);
  return safe === '' ? undefined : safe;
}
