import cliProgress from 'cli-progress';

const format = '{bar} {value} of {total} referrals, {eta_formatted} left';

/** Shows how far an export is: a bar on a terminal, and elsewhere a line for each tenth. */
export function showProgress(stream: NodeJS.WriteStream, total: number) {
  const bar = new cliProgress.SingleBar({ stream, format }, cliProgress.Presets.shades_classic);
  if (stream.isTTY) bar.start(total, 0);
  const tenths = (count: number): number => Math.floor((count * 10) / total);
  let done = 0;
  return {
    advance: (): void => {
      done += 1;
      if (stream.isTTY) bar.increment();
      else if (tenths(done) > tenths(done - 1)) stream.write(`${done} of ${total} referrals\n`);
    },
    stop: (): void => bar.stop(),
  };
}
