/** Whether an `Accept` header (or its absence) admits `contentType`, by RFC 9110 §12.5.1. */
export function accepts(accept: string | null, contentType: string): boolean {
  if (accept === null || accept.trim() === '') return true;
  const [type] = contentType.split('/');
  const best = accept
    .split(',')
    .map(parseRange)
    .map(({ range, quality }) => ({ quality, precision: [contentType, `${type}/*`, '*/*'].indexOf(range) }))
    .filter(({ precision }) => precision >= 0)
    .toSorted((left, right) => left.precision - right.precision)[0];
  return best !== undefined && best.quality > 0;
}

function parseRange(text: string): { range: string; quality: number } {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  return { range, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
}
