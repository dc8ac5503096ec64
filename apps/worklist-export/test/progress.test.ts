import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { showProgress } from '../src/progress.js';

/** A stream that keeps what is written to it, as a terminal or not. */
function createStream(isTTY: boolean): { stream: NodeJS.WriteStream; written: () => string } {
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  const terminal = {
    isTTY,
    columns: 100,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  };
  return { stream: Object.assign(stream, terminal) as unknown as NodeJS.WriteStream, written: () => text };
}

it.each([
  [3, ['1 of 3', '2 of 3', '3 of 3']],
  [
    25,
    [
      '3 of 25',
      '5 of 25',
      '8 of 25',
      '10 of 25',
      '13 of 25',
      '15 of 25',
      '18 of 25',
      '20 of 25',
      '23 of 25',
      '25 of 25',
    ],
  ],
  [0, []],
])('writes a line for each tenth of %d where there is no terminal', (total, lines) => {
  const { stream, written } = createStream(false);
  const progress = showProgress(stream, total);
  for (let done = 0; done < total; done += 1) progress.advance();
  progress.stop();
  expect(written()).toBe(lines.map((line) => `${line} referrals\n`).join(''));
});

it('draws a bar on a terminal', () => {
  const { stream, written } = createStream(true);
  const progress = showProgress(stream, 4);
  progress.advance();
  progress.advance();
  progress.stop();
  expect(written()).toContain('█');
  expect(written()).toContain('2 of 4 referrals');
});
