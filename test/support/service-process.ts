import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/** What `npm start`, or `npm run start:worker`, gives to Node, as a service that was built is given it everywhere. */
function startOptions(role: string | undefined): string[] {
  const [, ...options] = String(role === 'worker' ? scripts['start:worker'] : scripts.start).split(' ');
  return options;
}

/** The service as its users run it: a process of its own, configured by its environment alone. */
export interface ServiceProcess {
  readonly process: ChildProcess;
  output(): string;
  /** Resolves when the output contains it; rejects with the output if the process ends before. */
  said(text: string): Promise<void>;
  exited(): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  kill(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/**
 * Runs src/main.ts, compiled as the build compiles it, or what was built. Only the given settings are in its environment.
 * @param options.imports modules that are loaded before it
 * @param options.cwd another working copy of the project
 */
export function startServiceProcess(
  settings: Record<string, string>,
  {
    imports = [],
    cwd = root,
    built = false,
  }: { readonly imports?: readonly string[]; readonly cwd?: string; readonly built?: boolean } = {},
): ServiceProcess {
  const before = ['./test/support/run-typescript.mjs', ...imports].flatMap((module) => ['--import', module]);
  const program = built ? startOptions(settings['ROLE']) : [...before, 'src/main.ts'];
  const child = spawn(process.execPath, program, {
    cwd,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString('utf8');
    child.emit('said');
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const exit = once(child, 'exit').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
  }));
  return {
    process: child,
    output: () => output,
    exited: () => exit,
    said: async (text) => {
      while (!output.includes(text)) {
        const ended = await Promise.race([once(child, 'said').then(() => false), exit.then(() => true)]);
        if (ended && !output.includes(text)) throw new Error(`the service ended without saying "${text}":\n${output}`);
      }
    },
    kill: async (signal) => {
      child.kill(signal);
      return await exit;
    },
  };
}
