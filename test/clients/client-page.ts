import { execFile } from 'node:child_process';
import { symlink, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** One step of a page: files to write, then commands to run, then what they print. */
interface Step {
  readonly files: ReadonlyMap<string, string>;
  readonly commands: readonly string[];
  readonly printed: string;
}

export interface ClientPage {
  /** What a reader is told to install, as `name@major`. */
  readonly packages: readonly string[];
  readonly steps: readonly Step[];
}

/** Reads what a page has a reader do from its fenced blocks: a file's name stands behind its block's language. */
export function parsePage(markdown: string): ClientPage {
  const packages: string[] = [];
  const steps: Step[] = [];
  let files = new Map<string, string>();
  let commands: string[] = [];
  for (const [, language, name, text = ''] of markdown.matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```$/gms)) {
    const lines = text.trimEnd().split('\n');
    if (name !== undefined) files.set(name, text);
    else if (language === 'sh')
      for (const line of lines) {
        if (line.startsWith('npm install ')) packages.push(...line.split(' ').slice(2));
        else commands.push(line);
      }
    else if (language === 'text') {
      steps.push({ files, commands, printed: text.trimEnd() });
      files = new Map();
      commands = [];
    }
  }
  if (files.size > 0 || commands.length > 0) throw new Error('The page does not say what its last program prints.');
  return { packages, steps };
}

/**
 * Does a step as a reader does it, in their folder, with the packages that lie there. Answers what the last command
 * printed; rejects with all that was said, if a command fails.
 */
export async function runStep(step: Step, folder: string, settings: Record<string, string>): Promise<string> {
  for (const [name, text] of step.files) await writeFile(join(folder, name), text);
  const path = [join(folder, 'node_modules', '.bin'), dirname(process.execPath), process.env['PATH']].join(delimiter);
  let printed = '';
  for (const command of step.commands) {
    // npx would look for what lies on the path, and takes seconds to.
    const { stdout } = await execute('sh', ['-c', command.replace(/^npx /, '')], {
      cwd: folder,
      env: { PATH: path, HOME: folder, NODE_NO_WARNINGS: '1', NO_COLOR: '1', ...settings },
      timeout: 90_000,
    }).catch(failed);
    printed = stdout.trimEnd();
  }
  return printed;
}

/** Compilers say what is wrong where programs print, which the error of a command leaves out. */
function failed(error: Error & { stdout?: string }): never {
  throw new Error(`${error.message}\n${error.stdout ?? ''}`, { cause: error });
}

/** Of programs whose page does not have them checked: `strict`, as what runs them reads them. */
const typeCheck = [
  '--noEmit --strict --skipLibCheck --module nodenext --target es2024 --types node',
  '--allowImportingTsExtensions --resolveJsonModule',
].join(' ');

/** Rejects with what is wrong with the types of a page's programs, which lie in the folder with all they import. */
export async function checkTypes({ steps }: ClientPage, folder: string, compiler: string): Promise<void> {
  if (steps.some(({ commands }) => commands.some((command) => command.startsWith('npx tsc')))) return;
  const programs = steps.flatMap(({ files }) => [...files.keys()]).filter((name) => name.endsWith('.ts'));
  const command = `node '${compiler}' ${typeCheck} ${programs.join(' ')}`;
  await runStep({ files: new Map(), commands: [command], printed: '' }, folder, {});
}

/** Makes a folder one in which a reader has installed the packages and fetched what every page takes for there. */
export async function prepareFolder(folder: string, packages: string, files: Record<string, string>): Promise<void> {
  await symlink(packages, join(folder, 'node_modules'), 'junction');
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}

/** What a program may print: `…` in a page stands for the rest of a line, or a part of it. */
export function printsAs(page: string): RegExp {
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${page.split('…').map(literal).join('.*')}$`);
}
