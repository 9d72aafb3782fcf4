import { execFile } from 'node:child_process';
import { mkdtemp, readdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { CannotShow } from './findings.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../..', import.meta.url));

const git = async (...args: string[]) => (await run('git', args, { cwd: root })).stdout.trim();

/**
 * A working copy of the version before: the newest release, or, while there is none, what was there before the newest
 * migration. It uses the packages of this one.
 */
export async function lastVersion(): Promise<{ readonly directory: string; readonly name: string }> {
  const commit = await commitBefore().catch((error: unknown) => {
    throw new CannotShow(`the history of the project is not at hand: ${String(error)}`);
  });
  const directory = await mkdtemp(join(tmpdir(), 'followthrough-last-'));
  await run('sh', ['-c', `git archive ${commit} | tar -x -C '${directory}'`], { cwd: root });
  await symlink(join(root, 'node_modules'), join(directory, 'node_modules'));
  return { directory, name: await git('log', '-1', '--format=%h %s', commit) };
}

async function commitBefore(): Promise<string> {
  const [release] = (await git('tag', '--list', 'v*', '--sort=-version:refname')).split('\n');
  if (release) return await git('rev-parse', release);
  const newest = (await readdir(join(root, 'migrations')))
    .filter((file) => file.endsWith('.up.sql'))
    .sort()
    .at(-1);
  const added = await git('log', '-1', '--format=%H', '--diff-filter=A', '--', `migrations/${newest}`);
  if (added === '') throw new Error(`${newest} is in no commit`);
  const before = await git('rev-parse', `${added}^`);
  // Before the migrations were folded they made databases that this version refuses.
  if ((await git('ls-tree', before, 'migrations/functions')) === '')
    throw new Error(`nothing was migrated since ${newest}`);
  return before;
}
