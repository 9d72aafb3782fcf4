import { randomUUID } from 'node:crypto';
import { access, chmod, copyFile, link, mkdir, readdir, readlink, rename, rm, stat, symlink } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { binariesIn, type PostgresBinaries, type PostgresPackage } from './postgres-binaries.js';

/** For building programs against PostgreSQL, not for running it. */
const NOT_NEEDED = /^pkgconfig$|\.a$/;

/**
 * Gives every account a copy of the package's binaries and libraries under `base`, one folder per version, hard-linked
 * where the file system allows. A folder appears whole or not at all, so that several services may do this at once.
 */
export async function placeBinaries(source: PostgresPackage, base: string): Promise<PostgresBinaries> {
  const binariesDir = join(base, 'binaries');
  const target = join(binariesDir, `${source.version}-${platform()}-${arch()}`);
  if (await exists(target)) return binariesIn(target);
  await makeReadableDirectory(binariesDir);
  const draft = `${target}.${randomUUID()}`;
  await copyTree(join(source.root, 'native'), draft);
  for (const { source: file, target: name } of source.links) {
    const place = join(draft, relative('native', name));
    await symlink(relative(dirname(name), file), place).catch(unlessExists);
  }
  await rename(draft, target).catch(async (error: unknown) => {
    await rm(draft, { recursive: true });
    if (!(await exists(target))) throw error;
  });
  return binariesIn(target);
}

export async function makeReadableDirectory(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  // The umask of the service may be 077.
  await chmod(directory, 0o755);
}

async function copyTree(from: string, to: string): Promise<void> {
  await makeReadableDirectory(to);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (NOT_NEEDED.test(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyTree(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else await placeFile(source, target);
  }
}

/** A hard link shares the mode of its source, so a file that others may not read has to be copied. */
async function placeFile(source: string, target: string): Promise<void> {
  const isExecutable = basename(dirname(source)) === 'bin';
  const wanted = isExecutable ? 0o555 : 0o444;
  const { mode } = await stat(source);
  if ((mode & wanted) === wanted) {
    const linked = await link(source, target).then(
      () => true,
      () => false, // another file system, or one without hard links
    );
    if (linked) return;
  }
  await copyFile(source, target);
  await chmod(target, 0o644 | wanted);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function unlessExists(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
