import type { Context } from './context.js';

/** Comments, tags, and any other `<`, which has no name and so stays open. */
const tag =
  /<!--[\s\S]*?-->|<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|</g;

/** The attributes of the one `div` around all, where tags open and close in pairs; `undefined` where they do not. */
function rootAttributes(text: string): string | undefined {
  const open: (string | undefined)[] = [];
  let root: string | undefined;
  let end = 0;
  for (const found of text.matchAll(tag)) {
    const [match, closing, name, attributes, empty] = found;
    if (match.startsWith('<!--')) continue;
    if (closing) {
      if (open.pop() !== name || attributes || empty) return undefined;
    } else {
      if (open.length === 0) {
        if (name !== 'div' || text.slice(0, found.index).trim() !== '') return undefined;
        root = attributes;
      }
      if (!empty) open.push(name);
    }
    end = found.index + match.length;
  }
  return open.length === 0 && text.slice(end).trim() === '' ? root : undefined;
}

/** Gives a narrative the namespace that STU3 wants; all else stays byte for byte. What is no XHTML becomes text. */
export function toXhtml(context: Context, div: string): string {
  const open = '<div xmlns="http://www.w3.org/1999/xhtml"';
  const attributes = rootAttributes(div);
  if (attributes === undefined) {
    context.report('warning', 'invalid-value', 'The narrative is no XHTML. It goes over as plain text.');
    return `${open}>${div.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')}</div>`;
  }
  const names = attributes.replace(/"[^"]*"|'[^']*'/g, '');
  return /\sxmlns\s*=/.test(names) ? div : div.replace('<div', open);
}
