import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CONFIG, type Config } from '../config/config.js';
import { OneAtATime } from './one-at-a-time.js';
import { ScheduledTask } from './scheduled-task.js';
import { TaskMetrics } from './task-metrics.js';

/** All tasks that modules declare, of whatever process. */
export function scheduledTasks(discovery: DiscoveryService): ScheduledTask[] {
  return discovery.getProviders().flatMap(({ instance }) => (instance instanceof ScheduledTask ? [instance] : []));
}

/** Runs the tasks of this process by their intervals. A test that puts another in its place has switched all of them off. */
@Injectable()
export class TaskRunner implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger('Tasks');
  readonly #ending = new AbortController();
  readonly #recurring = new Map<string, OneAtATime>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly discovery: DiscoveryService,
    private readonly registry: SchedulerRegistry,
    private readonly metrics: TaskMetrics,
  ) {}

  onApplicationBootstrap(): void {
    for (const { name, everyMs } of this.tasks) {
      this.metrics.show(name);
      this.registry.addInterval(
        `task ${name}`,
        setInterval(() => void this.run(name), everyMs),
      );
    }
  }

  /** The tasks of this process. */
  get tasks(): readonly ScheduledTask[] {
    return scheduledTasks(this.discovery).filter(({ roles }) => roles.includes(this.config.role));
  }

  /** Runs a task now, unless it is running, is not one of this process, or the process is to end. Never rejects. */
  async run(name: string): Promise<void> {
    const task = this.tasks.find((each) => each.name === name);
    if (task === undefined) return;
    const recurring = this.#recurring.get(name) ?? this.#recur(task);
    this.#recurring.set(name, recurring);
    await recurring.again();
  }

  async onModuleDestroy(): Promise<void> {
    this.#ending.abort();
    await Promise.all([...this.#recurring.values()].map((each) => each.stop()));
  }

  #recur(task: ScheduledTask): OneAtATime {
    let told: string | undefined;
    return new OneAtATime(
      async () => {
        await task.run(this.#ending.signal);
        this.metrics.ran(task.name);
        told = undefined;
      },
      (error) => {
        this.metrics.failed(task.name);
        // Said once, and not five times a second while the database is away.
        if (String(error) !== told) {
          this.#logger.warn({ err: error, task: task.name }, 'a task failed; its next run makes up for it');
        }
        told = String(error);
      },
    );
  }
}
