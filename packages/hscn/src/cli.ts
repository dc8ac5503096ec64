#!/usr/bin/env node
import { runCli } from './internal/run-cli.js';

// A reader such as `head` may close the pipe early.
process.stdout.on('error', () => process.exit());

process.exitCode = await runCli(process.argv.slice(2), {
  stdin: process.stdin,
  write: (text) => void process.stdout.write(text),
  writeError: (text) => void process.stderr.write(text),
});
