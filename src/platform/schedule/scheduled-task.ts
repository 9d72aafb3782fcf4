import type { FactoryProvider } from '@nestjs/common';
import type { Config } from '../config/config.js';

type Role = Config['role'];

export const everyProcess: readonly Role[] = ['api', 'worker', 'all'];

/** Any number of workers may run a task at once: claims and locks in the database see to it that nothing is done twice. */
export const workers: readonly Role[] = ['worker', 'all'];

/** Work that recurs by itself in a process, as a value. The task runner finds it among the providers of all modules. */
export class ScheduledTask {
  readonly name: string;
  /** Milliseconds from one beginning to the next; while it still runs, it is not begun again. */
  readonly everyMs: number;
  /** Processes that run it. */
  readonly roles: readonly Role[];
  /** Ends early when the process is to end. What it throws is told in the log and counted; the next run makes up for it. */
  readonly run: (ending: AbortSignal) => Promise<unknown>;

  constructor({ name, everyMs, roles, run }: Pick<ScheduledTask, 'name' | 'everyMs' | 'roles' | 'run'>) {
    this.name = name;
    this.everyMs = everyMs;
    this.roles = roles;
    this.run = run;
  }
}

type Injectable = abstract new (...args: never[]) => unknown;

type Instances<Injected extends readonly Injectable[]> = { [K in keyof Injected]: InstanceType<Injected[K]> };

/** Declares a task: a provider for the module that knows how to do it. */
export function scheduledTask<const Injected extends readonly Injectable[]>(spec: {
  readonly name: string;
  readonly everyMs: number;
  readonly roles: readonly Role[];
  readonly inject: Injected;
  readonly run: (injected: Instances<Injected>, ending: AbortSignal) => Promise<unknown>;
}): FactoryProvider<ScheduledTask> {
  const { name, everyMs, roles, inject, run } = spec;
  return {
    provide: Symbol(`task ${name}`),
    inject: [...inject] as never[],
    useFactory: (...injected: unknown[]) =>
      new ScheduledTask({
        name,
        everyMs,
        roles,
        run: (ending) => run(injected as unknown as Instances<Injected>, ending),
      }),
  };
}

/** Runs a step that takes one batch, until it finds nothing more or the process is to end. */
export async function untilNothingIsLeft(ending: AbortSignal, step: () => Promise<number>): Promise<void> {
  for (let done = 1; done > 0 && !ending.aborted; ) done = await step();
}
