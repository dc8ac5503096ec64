import { runCli } from '../src/internal/run-cli.js';

/** Runs the command as a shell would: what it ended with and wrote. */
export async function run(args: string[], input = ''): Promise<{ code: number; out: string; error: string }> {
  let [out, error] = ['', ''];
  async function* stdin(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(input);
  }
  const code = await runCli(args, {
    stdin: stdin(),
    write: (text) => void (out += text),
    writeError: (text) => void (error += text),
  });
  return { code, out, error };
}
