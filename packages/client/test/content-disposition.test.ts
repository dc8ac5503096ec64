import { describe, expect, it } from 'vitest';
import { fileNameFrom } from '../src/index.js';

describe('fileNameFrom', () => {
  it.each([
    [null, undefined],
    ['', undefined],
    ['attachment', undefined],
    ['inline;filename=f.txt', 'f.txt'],
    ['attachment; filename="a b.pdf"', 'a b.pdf'],
    ['attachment; FILENAME = "a.pdf"', 'a.pdf'],
    ['attachment; filename="a;b=c.pdf"; size=1', 'a;b=c.pdf'],
    ['attachment; filename="say \\"hi\\".txt"', 'say hi.txt'],
    ["attachment; filename*=UTF-8''na%C3%AFve.pdf", 'naïve.pdf'],
    ['attachment; filename="plain.pdf"; filename*=UTF-8\'\'b%20c.pdf', 'b c.pdf'],
    ['attachment; filename*=UTF-8\'\'bad%FF.pdf; filename="good.pdf"', 'good.pdf'],
    ["attachment; filename*=iso-8859-1'en'%A3.txt", '£.txt'],
    ['attachment; filename="=?UTF-8?B?bmHDr3ZlLnBkZg==?="', 'naïve.pdf'],
    ['attachment; filename="=?UTF-8?Q?na=C3=AFve_file.pdf?="', 'naïve file.pdf'],
    ['attachment; filename="=?UTF-8?Q?one_?= =?UTF-8?Q?two.pdf?="', 'one two.pdf'],
    ['attachment; filename="=?nonsense?B?eA==?="', '=nonsenseBeA==='],
    ['attachment; filename="../../etc/passwd"', 'passwd'],
    ['attachment; filename="C:\\\\Windows\\\\x.exe"', 'x.exe'],
    ['attachment; filename="..."', undefined],
    ['attachment; filename=".htaccess"', 'htaccess'],
    ["attachment; filename*=UTF-8''a%0D%0Ab%00c.pdf", 'abc.pdf'],
    ["attachment; filename*=UTF-8''%E2%80%AEfdp.exe", 'fdp.exe'],
    ['attachment; xfilename="no.pdf"', undefined],
    ['attachment; name="filename=no.pdf"', undefined],
    [`attachment; filename="${'x'.repeat(300)}.pdf"`, 'x'.repeat(255)],
    ["attachment; filename*=UTF-8''%", '%'],
    ['attachment; filename="100%.pdf"', '100%.pdf'],
  ])('%s', (header, expected) => {
    expect(fileNameFrom(header)).toBe(expected);
  });
});
