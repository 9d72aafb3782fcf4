import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { platform } from 'node:os';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { codeOf } from './system-error.js';

const run = promisify(execFile);

/** Whether `pid` is, at this instant, the postmaster of that database: process ids are used again, so ask every time. */
export async function isPostmasterOf(pid: number, databaseDir: string): Promise<boolean> {
  if (platform() !== 'linux') return (await commandLine(pid)).includes(`postgres -D ${databaseDir} `);
  const [program = '', ...parameters] = await linuxParameters(pid);
  if (basename(program) !== 'postgres' || parameters[parameters.indexOf('-D') + 1] !== databaseDir) return false;
  return (await workingDirectory(pid)) === databaseDir;
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** PostgreSQL's processes, the postmaster and its backends, all work inside their database's directory. */
export async function processesIn(databaseDir: string): Promise<number[]> {
  if (platform() !== 'linux') return [];
  const pids = (await readdir('/proc')).map(Number).filter(Number.isInteger);
  const directories = await Promise.all(pids.map(workingDirectory));
  return pids.filter((_, index) => directories[index] === databaseDir);
}

/** Empty for a process which ended. */
async function linuxParameters(pid: number): Promise<string[]> {
  const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return text.split('\0');
}

async function workingDirectory(pid: number): Promise<string | undefined> {
  return readlink(`/proc/${pid}/cwd`).catch(() => undefined);
}

async function commandLine(pid: number): Promise<string> {
  const { stdout } = await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout;
}
