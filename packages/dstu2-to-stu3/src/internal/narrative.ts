import type { Context } from './context.js';

const tag =
  /<!--[\s\S]*?-->|<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|</g;

/** Whether tags open and close in pairs, one element around all. */
function isWellFormed(text: string): boolean {
  const open: string[] = [];
  let roots = 0;
  for (const [match, closing, name = '', , empty] of text.matchAll(tag)) {
    if (match === '<') return false;
    if (match.startsWith('<!--')) continue;
    if (closing) {
      if (open.pop() !== name) return false;
    } else {
      if (open.length === 0) roots += 1;
      if (!empty) open.push(name);
    }
  }
  return (
    roots === 1 &&
    open.length === 0 &&
    /^\s*<div[\s>/]/.test(text) &&
    /<\/div>\s*$|^\s*<div[^<]*\/>\s*$/.test(text)
  );
}

/** Gives a narrative the namespace that STU3 wants; all else stays byte for byte. What is no XHTML becomes text. */
export function toXhtml(context: Context, div: string): string {
  const open = '<div xmlns="http://www.w3.org/1999/xhtml"';
  if (!isWellFormed(div)) {
    context.report('warning', 'invalid-value', 'The narrative is no XHTML. It goes over as plain text.');
    return `${open}>${div.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')}</div>`;
  }
  return /^\s*<div[^>]*\sxmlns\s*=/.test(div) ? div : div.replace('<div', open);
}
