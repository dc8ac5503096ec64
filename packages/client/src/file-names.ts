/** Names that Windows keeps for devices, with or without an extension. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * `name` made safe to use as the last part of a path: without a path, control characters and what Windows refuses,
 * and within the 255 bytes that file systems take.
 *
 * @param name - from wherever: a header, or the title of an attachment
 * @returns The safe name; `undefined` where nothing is left.
 *
 * @example
 * ```ts
 * import { safeFileName } from '@ers-kit/client';
 *
 * console.log(safeFileName('../letters/Referral: knee.pdf')); // Referral knee.pdf
 * ```
 */
export function safeFileName(name: string): string | undefined {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const cleaned = last
    .replaceAll(/\p{Surrogate}/gu, '')
    // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"|?*]/g, '')
    .replace(/^[.\s]+/, '')
    .replace(deviceName, '$&_')
    .replace(/[.\s]+$/, '');
  const fitting = fitBytes(cleaned, 255).replace(/[.\s]+$/, '');
  return fitting === '' ? undefined : fitting;
}

/**
 * Safe names for files of one folder, in the order of `names`: where two would be the same file on some file system
 * (which may ignore case and the way an accent is written), the later one is numbered, `Letter (2).pdf`.
 *
 * @param names - from wherever; `undefined` for a file without a name
 * @param fallback - stands in for a name of which nothing is left. Default: `file`
 * @returns As many names as were given.
 *
 * @example
 * ```ts
 * import { safeFileNames } from '@ers-kit/client';
 *
 * console.log(safeFileNames(['letter.pdf', 'Letter.pdf', '..'])); // [ 'letter.pdf', 'Letter (2).pdf', 'file' ]
 * ```
 */
export function safeFileNames(names: readonly (string | undefined)[], fallback = 'file'): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const safe = safeFileName(name ?? '') ?? fallback;
    for (let number = 1; ; number += 1) {
      const candidate = number === 1 ? safe : numbered(safe, number);
      const folded = candidate.normalize('NFC').toLowerCase();
      if (taken.has(folded)) continue;
      taken.add(folded);
      return candidate;
    }
  });
}

function numbered(name: string, number: number): string {
  const [extension = ''] = /\.[^.\s]{1,16}$/.exec(name) ?? [];
  const stem = name.slice(0, name.length - extension.length);
  const suffix = ` (${number})${extension}`;
  return `${fitBytes(stem, 255 - Buffer.byteLength(suffix))}${suffix}`;
}

/** The longest beginning of `text`, in whole characters, that has at most `limit` bytes. */
function fitBytes(text: string, limit: number): string {
  let fitting = '';
  let bytes = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > limit) break;
    fitting += character;
  }
  return fitting;
}
