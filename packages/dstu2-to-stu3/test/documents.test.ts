import { describe, expect, it } from 'vitest';
import { asLines } from '../src/internal/documents.js';

/** What comes out of chunks of text, chunk by chunk. */
async function pass(...chunks: string[]): Promise<string[]> {
  async function* input(): AsyncGenerator<Uint8Array> {
    for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk));
  }
  const out: string[] = [];
  for await (const chunk of asLines(input())) out.push(Buffer.from(chunk).toString('utf8'));
  return out;
}

describe('asLines', () => {
  it.each<[string, string[], string[]]>([
    ['nothing gives nothing', [], []],
    ['NDJSON goes on chunk by chunk', ['1\n2\n3\n', '4\n', '5'], ['1\n2\n3\n', '4\n', '5']],
    ['NDJSON in small chunks goes on as it came', ['1\n', '2\n', '3\n', '4'], ['1\n', '2\n', '3\n', '4']],
    ['a broken first line is no document', ['{oops\n2\n3\n', '4\n'], ['{oops\n2\n3\n', '4\n']],
    ['a broken second line is no document', ['1\n{oops\n3\n', '4\n'], ['1\n{oops\n3\n', '4\n']],
    ['blank lines do not count', ['\n \n{\n"a"', ':\n1}\n'], ['{"a":1}']],
    ['a document in chunks becomes one line', ['{\n', '"a":\n1', ',\n"b":\n2}\n'], ['{"a":1,"b":2}']],
    ['a byte order mark before a document goes', ['\uFEFF{\n"a":\n1}'], ['{"a":1}']],
    ['one inside a document stays', ['{\n"a":\n"\uFEFF"}'], ['{"a":"\uFEFF"}']],
    ['a document that is broken goes on whole', ['{\n"a":\n', '1,\n'], ['{\n"a":\n1,\n']],
    ['a letter that is no ASCII stays', ['{"a":"Zoë"}'], ['{"a":"Zoë"}']],
  ])('%s', async (_rule, chunks, expected) => {
    expect(await pass(...chunks)).toEqual(expected);
  });

  it('passes bytes that are no UTF-8 on as they are, to be refused', async () => {
    const bytes = Buffer.from('{"name":"Zo\u00EB"}', 'latin1');
    async function* input(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(bytes);
    }
    const out: Uint8Array[] = [];
    for await (const chunk of asLines(input())) out.push(chunk);
    expect(Buffer.concat(out)).toEqual(bytes);
  });
});
