import { open, readFile } from 'node:fs/promises';
import { getEnvironment } from '@ers-kit/environments';
import { Command, CommanderError } from 'commander';

import { ApimAuthError } from '../apim-auth-error.js';
import { formatPreflight, preflight } from '../preflight.js';
import { generateSigningKey, toJwks } from '../signing-keys.js';

/** Where the command writes to. */
export interface CliOutput {
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
}

/** Runs the command. Gives the exit code: 0 done, 1 a check failed, 2 used wrongly or not possible. */
export async function runCli(args: readonly string[], output: CliOutput): Promise<number> {
  let exitCode = 0;
  const program = new Command('ers-apim-auth')
    .description('Keys for the NHS API platform: make them, publish them, check them.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.print(text.trimEnd()),
      writeErr: (text) => output.complain(text.trimEnd()),
    });
  program
    .command('keygen')
    .description(
      'Make an RSA key of 4096 bits. Writes the private key to FILE (PEM, readable by you alone) and prints the JWKS.',
    )
    .requiredOption('--out <file>', 'where to write the private key; a file that exists is not overwritten')
    .option('--kid <id>', 'the key id, such as int-2 (default: the thumbprint)')
    .action(async ({ out, kid }: { out: string; kid?: string }) => {
      const key = await generateSigningKey(kid === undefined ? {} : { keyId: kid });
      await writeSecret(out, key.privateKey);
      output.print(JSON.stringify(await toJwks([key]), undefined, 2));
    });
  program
    .command('jwks')
    .description('Print the JWKS of keys. Private keys may be given; only their public parts are printed.')
    .argument('<files...>', 'PEM or JWK files; FILE=ID gives the key an id (default: its thumbprint)')
    .action(async (files: string[]) => {
      output.print(JSON.stringify(await toJwks(await Promise.all(files.map(readKeyFile))), undefined, 2));
    });
  program
    .command('check')
    .description('Check key, JWKS, environment and clock before the first call for a token.')
    .requiredOption('--key <file>', 'the private key: PEM or JWK')
    .requiredOption('--kid <id>', 'the key id that assertions will carry')
    .requiredOption('--jwks-url <url>', 'the JWKS URL as registered with the platform')
    .option('--environment <name>', 'production, integration, deployment or sandbox', 'integration')
    .option('--json', 'print the report as JSON')
    .action(
      async (options: { key: string; kid: string; jwksUrl: string; environment: string; json?: boolean }) => {
        const { key } = await readKeyFile(options.key);
        const environment = getEnvironment(options.environment);
        const report = await preflight({
          environment,
          privateKey: key,
          keyId: options.kid,
          jwksUrl: options.jwksUrl,
        });
        output.print(options.json ? JSON.stringify(report, undefined, 2) : formatPreflight(report));
        if (!report.ok) exitCode = 1;
      },
    );
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    output.complain(describe(error));
    return 2;
  }
}

async function writeSecret(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}

async function readKeyFile(argument: string): Promise<{ key: string | JsonWebKey; keyId?: string }> {
  const [path = '', keyId] = argument.split(/=(?=[^=]*$)/);
  const text = await readFile(path, 'utf8');
  const key: string | JsonWebKey = text.trimStart().startsWith('{') ? JSON.parse(text) : text;
  return keyId === undefined ? { key } : { key, keyId };
}

function describe(error: unknown): string {
  if (ApimAuthError.isInstance(error)) return error.message;
  if (error instanceof SyntaxError) return 'A key file is neither PEM nor JSON.';
  return error instanceof Error ? error.message : 'It did not work.';
}
