#!/usr/bin/env node
import { runCli } from './internal/run-cli.js';

process.exitCode = await runCli(process.argv.slice(2), process);
