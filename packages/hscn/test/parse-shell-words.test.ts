import { describe, expect, it } from 'vitest';
import { splitCommands } from '../src/internal/shell-words.js';

describe('a command line', () => {
  it.each<[string, string, string[][]]>([
    ['is split at blanks', ' a  b\tc ', [['a', 'b', 'c']]],
    ['is empty', '', []],
    ['ends at a line end', 'a\nb\r\n\n c', [['a'], ['b'], ['c']]],
    ['ends at ; | & and what is made of them', 'a;b|c&d&&e||f;', [['a'], ['b'], ['c'], ['d'], ['e'], ['f']]],
    ['goes on after a backslash at the line end', 'a \\\n b \\\r\n c', [['a', 'b', 'c']]],
    ['goes on within a word', 'a\\\nb\\\r\nc\\\n d', [['abc', 'd']]],
    ['goes on after a backtick at the line end', 'a `\n b `\r\n c', [['a', 'b', 'c']]],
    ['has comments', '# x "\na # y\nb#c', [['a'], ['b#c']]],
    ['has single quotes, which keep all', `'a "\\n; #b'`, [['a "\\n; #b']]],
    ['has double quotes, which keep most', '"a \'\\n; #b"', [["a '\\n; #b"]]],
    ['has double quotes with escapes', '"\\" \\\\ \\$ \\` \\a"', [['" \\ $ ` \\a']]],
    ['has double quotes over two lines', '"a\\\nb\\\r\nc\nd"', [['abc\nd']]],
    ['has escapes outside quotes', '\\$a\\ b\\;\\"', [['$a b;"']]],
    ['has words of several parts', `a'b c'"d e"$'f'\\g`, [['ab cd efg']]],
    ['has empty words', `'' "" $''`, [['', '', '']]],
    ['has ANSI quotes', "$'\\n\\r\\t\\'\\\\\\q'", [["\n\r\t'\\q"]]],
    ['has ANSI quotes with code points', "$'\\u0021\\x7a\\u00E9\\x7A'", [['!zéz']]],
    ['has a $ that is no quote', `$a"b$"'c$' $ d$`, [['$ab$c$', '$', 'd$']]],
    ['of cmd.exe escapes with ^', 'a ^"b^" ^^ ^&c', [['a', 'b', '^'], ['c']]],
    ['of cmd.exe goes on after ^, with the line ends of others', 'a ^\nb', [['a', 'b']]],
    ['of cmd.exe goes on after ^', 'a^\r\nb^\nc', [['a', 'b', 'c']]],
    ['of cmd.exe has line ends in values', '^"a^\r\n\r\nb^\n\nc^\r\n\nd^\n\r\ne^"', [['a\nb\nc\nd\ne']]],
    ['keeps a ^ of other shells', `'^a' b^c`, [['^a', 'b^c']]],
  ])('%s', (_rule, line, commands) => {
    expect(splitCommands(line)).toEqual({ commands, closed: true });
  });

  it.each([`a 'b`, 'a "b', `a $'b`, `a "b' c`])('may have an open quote: %s', (line) => {
    expect(splitCommands(line)).toMatchObject({ closed: false });
  });
});
