import { execFile } from 'node:child_process';
import { mkdtemp, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../..', import.meta.url));

const git = async (...args: string[]) => (await run('git', args, { cwd: root })).stdout.trim();

/** A working copy of the newest release, which uses the packages of this one; null while nothing is released. */
export async function lastVersion(): Promise<{ readonly directory: string; readonly name: string } | null> {
  const [release] = (await git('tag', '--list', 'v*', '--sort=-version:refname').catch(() => '')).split('\n');
  if (!release) return null;
  const directory = await mkdtemp(join(tmpdir(), 'followthrough-last-'));
  await run('sh', ['-c', `git archive ${release} | tar -x -C '${directory}'`], { cwd: root });
  await symlink(join(root, 'node_modules'), join(directory, 'node_modules'));
  return { directory, name: release };
}
