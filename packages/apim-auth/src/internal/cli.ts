import { open, readFile } from 'node:fs/promises';
import { getEnvironment } from '@ers-kit/environments';
import { Command, CommanderError } from 'commander';

import { ApimAuthError } from '../apim-auth-error.js';
import { formatPreflight } from '../preflight-report.js';
import { preflight } from '../preflight.js';
import { generateSigningKey, toJwks } from '../signing-keys.js';

/** Where the command writes to. */
export interface CliOutput {
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
}

interface CheckOptions {
  readonly key: string;
  readonly kid: string;
  readonly jwksUrl: string;
  readonly environment: string;
  readonly passphraseFile?: string;
  readonly json?: boolean;
}

const passphraseHelp = 'a file that holds the passphrase of an encrypted PEM';

const fileProblems: Readonly<Partial<Record<string, string>>> = {
  EEXIST: 'This file exists, and is not overwritten. Give another name, or move it away',
  ENOENT: 'There is no such file or folder',
  EACCES: 'You may not read or write this file',
  EISDIR: 'This is a folder. Give a file',
};

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
  addKeygen(program, output);
  addJwks(program, output);
  addCheck(program, output, () => {
    exitCode = 1;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    output.complain(describe(error));
    return 2;
  }
}

function addKeygen(program: Command, output: CliOutput): void {
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
      output.print(toJson(await toJwks([key])));
    });
}

function addJwks(program: Command, output: CliOutput): void {
  program
    .command('jwks')
    .description('Print the JWKS of keys. Private keys may be given; only their public parts are printed.')
    .argument('<files...>', 'PEM or JWK files; FILE=ID gives the key an id (default: its thumbprint)')
    .option('--passphrase-file <file>', passphraseHelp)
    .action(async (files: string[], { passphraseFile }: { passphraseFile?: string }) => {
      const secret = await readPassphrase(passphraseFile);
      const keys = await Promise.all(files.map(readKeyFile));
      output.print(toJson(await toJwks(keys.map((key) => ({ ...key, ...secret })))));
    });
}

function addCheck(program: Command, output: CliOutput, fail: () => void): void {
  program
    .command('check')
    .description('Check key, JWKS, environment and clock before the first call for a token.')
    .requiredOption('--key <file>', 'the private key: PEM or JWK')
    .requiredOption('--kid <id>', 'the key id that assertions will carry')
    .requiredOption('--jwks-url <url>', 'the JWKS URL as registered with the platform')
    .option('--environment <name>', 'production, integration, deployment or sandbox', 'integration')
    .option('--passphrase-file <file>', passphraseHelp)
    .option('--json', 'print the report as JSON')
    .action(async (options: CheckOptions) => {
      const { key } = await readKeyFile(options.key);
      const { passphrase } = await readPassphrase(options.passphraseFile);
      const report = await preflight({
        environment: getEnvironment(options.environment),
        privateKey: key,
        ...(passphrase === undefined ? {} : { keyPassphrase: passphrase }),
        keyId: options.kid,
        jwksUrl: options.jwksUrl,
      });
      output.print(options.json ? toJson(report) : formatPreflight(report));
      if (!report.ok) fail();
    });
}

const toJson = (value: object): string => JSON.stringify(value, undefined, 2);

async function writeSecret(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}

/** From a file, since arguments of a command are seen by everybody on the machine. */
async function readPassphrase(path: string | undefined): Promise<{ passphrase?: string }> {
  if (path === undefined) return {};
  return { passphrase: (await readFile(path, 'utf8')).replace(/\r?\n$/, '') };
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
  if (!(error instanceof Error)) return 'It did not work.';
  const { code = '', path } = error as NodeJS.ErrnoException;
  const problem = fileProblems[code];
  if (problem === undefined) return error.message;
  return path === undefined ? `${problem} (${code}).` : `${problem}: ${path} (${code}).`;
}
