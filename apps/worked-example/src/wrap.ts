/** Breaks a text into lines of at most `width` characters: after a blank, else before `/` or after `-`, `_`, `:`. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > width) {
    const end = breakPoint(rest, width);
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...lines, rest];
}

/** Where to break: as late as fits. Breaks within a word count only in the second half of the line. */
function breakPoint(text: string, width: number): number {
  const blank = text.lastIndexOf(' ', width);
  if (blank > width / 2) return blank + 1;
  for (let end = width; end > width / 2; end -= 1) {
    if (text[end] === '/' || /[-_:]/.test(text[end - 1]!)) return end;
  }
  return blank > 0 ? blank + 1 : width;
}

/** Wraps a text behind a lead (`  - `) within 80 columns; what follows the first line is set in as far. */
export function wrapBehind(lead: string, text: string, leadWidth = lead.length): string[] {
  return wrap(text, 80 - leadWidth).map((line, index) => (index === 0 ? lead : ' '.repeat(leadWidth)) + line);
}
