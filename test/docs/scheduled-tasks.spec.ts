import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { DiscoveryService } from '@nestjs/core';
import { ScheduledTask } from '../../src/platform/schedule/scheduled-task.js';
import { scheduledTasks } from '../../src/platform/schedule/task-runner.js';
import { startTestApp } from '../support/test-app.js';

const repository = fileURLToPath(new URL('../../', import.meta.url));

interface Declared {
  readonly useFactory: () => unknown;
}

describe('the scheduled tasks', () => {
  const declared: Declared[] = [];

  beforeAll(async () => {
    const files = globSync('src/**/tasks.ts', { cwd: repository });
    for (const file of files) declared.push(...Object.values<Declared>(await import(join(repository, file))));
  });

  const tasks = () => declared.map(({ useFactory }) => useFactory() as ScheduledTask);

  it('are values, each with a name of its own', () => {
    expect(tasks().every((each) => each instanceof ScheduledTask)).toBe(true);
    expect(new Set(tasks().map(({ name }) => name)).size).toBe(declared.length);
    expect(declared.length).toBeGreaterThan(10);
  });

  it('are all provided by a module of the service', async () => {
    const app = await startTestApp();
    const provided = scheduledTasks(app.app.get(DiscoveryService, { strict: false })).map(({ name }) => name);
    await app.stop();
    const names = tasks().map(({ name }) => name);
    expect(provided.sort()).toEqual(names.sort());
  });

  it('stand in docs/operations.md with their intervals and where they run', async () => {
    const text = await readFile(join(repository, 'docs/operations.md'), 'utf8');
    const rows = [...text.matchAll(/^\| `([\w-]+)` \| ([\d.]+ (?:s|min)) \| (workers|every process) \|/gm)];
    const told = rows.map(([, name, every, where]) => ({ name, every, where }));
    const every = (ms: number) => (ms < 60_000 ? `${ms / 1_000} s` : `${ms / 60_000} min`);
    const expected = tasks().map(({ name, everyMs, roles }) => ({
      name,
      every: every(everyMs),
      where: roles.includes('api') ? 'every process' : 'workers',
    }));
    const byName = (one: { name?: string | undefined }, other: { name?: string | undefined }) =>
      (one.name ?? '').localeCompare(other.name ?? '');
    expect(told.sort(byName)).toEqual(expected.sort(byName));
  });
});
