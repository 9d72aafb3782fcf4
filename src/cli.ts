import 'reflect-metadata';
import process from 'node:process';
import { runCommand } from './cli/run-command.js';

process.exitCode = await runCommand(process.argv.slice(2), process.env, {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
});
