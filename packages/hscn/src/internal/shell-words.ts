/** The words of each command, and whether every quote was closed. */
export interface ShellCommands {
  readonly commands: readonly (readonly string[])[];
  readonly closed: boolean;
}

// Continued lines (of a shell, cmd.exe, PowerShell), comments, blanks, ends of commands, words, and the rest.
const token =
  /\\\r?\n|`\r?\n|(?<!\S)#[^\n]*|[^\S\n]+|\n|[;|&]+|((?:\$'(?:\\[^]|[^'\\])*'|'[^']*'|"(?:\\[^]|[^"\\])*"|\\(?:\r?\n|[^])|\$(?!')|[^\s'"\\;|&$])+)|[^]/g;

/** Splits command lines into words: quotes, `$'…'`, backslashes, continued lines, and the carets of cmd.exe. */
export function splitCommands(text: string): ShellCommands {
  const commands: string[][] = [[]];
  let closed = true;
  for (const [whole, word] of withoutCarets(text).matchAll(token)) {
    if (word !== undefined) commands.at(-1)?.push(unquote(word));
    else if (/^[\n;|&]/.test(whole)) commands.push([]);
    else if (/^["'$]/.test(whole)) closed = false;
  }
  return { commands: commands.filter((words) => words.length > 0), closed };
}

/** cmd.exe escapes with `^`, line ends and quotes included; a line end in a value is `^`, line end, line end. */
function withoutCarets(text: string): string {
  if (!/\^(?:\r?\n|")/.test(text)) return text;
  return text
    .replaceAll(/\^\r?\n\r?\n/g, '\n')
    .replaceAll(/\^\r?\n/g, ' ')
    .replaceAll(/\^([^])/g, '$1');
}

function unquote(word: string): string {
  return word.replaceAll(
    /\$'((?:\\[^]|[^'\\])*)'|'([^']*)'|"((?:\\[^]|[^"\\])*)"|\\(?:\r?\n|([^]))/g,
    (_, ansi?: string, single?: string, double?: string, escaped?: string) => {
      if (ansi !== undefined) return unescapeAnsi(ansi);
      if (double !== undefined) return double.replaceAll(/\\\r?\n/g, '').replaceAll(/\\([\\"$`])/g, '$1');
      return single ?? escaped ?? '';
    },
  );
}

const ansiEscapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

const unescapeAnsi = (text: string): string =>
  text.replaceAll(
    /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([^]))/g,
    (_, unicode: string | undefined, hex: string | undefined, one: string) => {
      const code = unicode ?? hex;
      return code === undefined ? (ansiEscapes[one] ?? one) : String.fromCharCode(Number.parseInt(code, 16));
    },
  );
