import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ScheduleModule, SchedulerRegistry } from '@nestjs/schedule';
import { Test, type TestingModule } from '@nestjs/testing';
import { CONFIG, type Config } from '../config/config.js';
import { Metrics } from '../metrics/metrics.js';
import { everyProcess, scheduledTask, untilNothingIsLeft, workers } from './scheduled-task.js';
import { TaskMetrics } from './task-metrics.js';
import { TaskRunner } from './task-runner.js';

// No test waits for an interval: it is run by its name.
const never = 2_000_000_000;

@Injectable()
class Work {
  readonly begun: AbortSignal[] = [];
  end = Promise.withResolvers<void>();

  do(ending: AbortSignal): Promise<void> {
    this.begun.push(ending);
    return this.end.promise;
  }
}

const ofWorkers = scheduledTask({
  name: 'of-workers',
  everyMs: never,
  roles: workers,
  inject: [Work],
  run: ([work], ending) => work.do(ending),
});
const ofEveryProcess = scheduledTask({
  name: 'of-every-process',
  everyMs: never - 1,
  roles: everyProcess,
  inject: [],
  run: () => Promise.resolve(),
});

// Somewhere among the modules, without being exported.
@Module({ providers: [Work, ofWorkers] })
class Elsewhere {}

describe('the task runner', () => {
  let app: TestingModule | undefined;

  async function runnerOf(role: Config['role']) {
    app = await Test.createTestingModule({
      imports: [ScheduleModule.forRoot(), DiscoveryModule, Elsewhere],
      providers: [{ provide: CONFIG, useValue: { role } }, Metrics, TaskMetrics, TaskRunner, ofEveryProcess],
    }).compile();
    app.useLogger(false);
    await app.init();
    const { registry } = app.get(Metrics);
    const samples = async (name: string) =>
      Object.fromEntries(
        ((await registry.getSingleMetric(name)?.get())?.values ?? []).map(({ labels, value }) => [
          labels['task'],
          value,
        ]),
      );
    return {
      runner: app.get(TaskRunner),
      work: app.get(Work, { strict: false }),
      intervals: () => app?.get(SchedulerRegistry, { strict: false }).getIntervals(),
      failures: () => samples('followthrough_task_failures_total'),
      lastRuns: () => samples('followthrough_task_last_run_timestamp_seconds'),
    };
  }

  afterEach(async () => {
    await app?.close();
  });

  it.each([
    ['all', ['task of-every-process', 'task of-workers']],
    ['worker', ['task of-every-process', 'task of-workers']],
    ['api', ['task of-every-process']],
  ] as const)('of a process with the role %s runs its tasks, of whatever module', async (role, expected) => {
    const { runner, work, intervals } = await runnerOf(role);
    expect(intervals()?.sort()).toEqual(expected);
    work.end.resolve();
    await runner.run('of-workers');
    expect(work.begun).toHaveLength(role === 'api' ? 0 : 1);
  });

  it('does not begin a task while it runs', async () => {
    const { runner, work } = await runnerOf('worker');
    const first = runner.run('of-workers');
    await runner.run('of-workers');
    expect(work.begun).toHaveLength(1);
    work.end.resolve();
    await first;
    await runner.run('of-workers');
    expect(work.begun).toHaveLength(2);
  });

  it('counts what failed, and says when each task last ended well', async () => {
    const { runner, work, failures, lastRuns } = await runnerOf('worker');
    expect(await failures()).toEqual({ 'of-workers': 0, 'of-every-process': 0 });
    expect(await lastRuns()).toEqual({ 'of-workers': 0, 'of-every-process': 0 });
    work.end.reject(new Error('away'));
    await runner.run('of-workers');
    await runner.run('of-every-process');
    expect(await failures()).toEqual({ 'of-workers': 1, 'of-every-process': 0 });
    expect(await lastRuns()).toEqual({ 'of-workers': 0, 'of-every-process': expect.any(Number) });
    const before = Date.now() / 1_000;
    work.end = Promise.withResolvers();
    work.end.resolve();
    await runner.run('of-workers');
    expect((await lastRuns())['of-workers']).toBeGreaterThanOrEqual(Math.floor(before));
  });

  it('tells a task that the process is to end, waits for it, and begins none any more', async () => {
    const { runner, work } = await runnerOf('worker');
    void runner.run('of-workers');
    let isClosed = false;
    const closing = app?.close().then(() => {
      isClosed = true;
    });
    const told = Promise.withResolvers<void>();
    work.begun[0]?.addEventListener('abort', () => told.resolve());
    await told.promise;
    // Long enough for whoever does not wait.
    await setImmediate();
    expect(isClosed).toBe(false);
    work.end.resolve();
    await closing;
    await runner.run('of-workers');
    expect(work.begun).toHaveLength(1);
    app = undefined;
  });
});

describe('a task of many steps', () => {
  it('ends when nothing is left, or between two steps when the process is to end', async () => {
    const ending = new AbortController();
    const left = [3, 2, 0, 5];
    await untilNothingIsLeft(ending.signal, () => Promise.resolve(left.shift() ?? 0));
    expect(left).toEqual([5]);
    let steps = 0;
    await untilNothingIsLeft(ending.signal, () => {
      steps += 1;
      ending.abort();
      return Promise.resolve(1);
    });
    expect(steps).toBe(1);
  });
});
