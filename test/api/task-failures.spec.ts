import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiscoveryService } from '@nestjs/core';
import { SchedulerRegistry } from '@nestjs/schedule';
import pg from 'pg';
import { ProcessDispatcher } from '../../src/delivery/dispatch/process-dispatcher.js';
import { CONFIG, type Config } from '../../src/platform/config/config.js';
import { Metrics } from '../../src/platform/metrics/metrics.js';
import { TaskMetrics } from '../../src/platform/schedule/task-metrics.js';
import { TaskRunner } from '../../src/platform/schedule/task-runner.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

describe('a task that cannot do its work', () => {
  let app: TestApp;
  let org: TestOrganization;
  let superuser: pg.Client;
  beforeAll(async () => {
    app = await startTestApp();
    org = await app.organization();
    superuser = new pg.Client({ connectionString: app.database.superuserUrl });
    await superuser.connect();
  });
  afterAll(async () => {
    await superuser.end();
    await app.stop();
  });

  const failuresOf = async (task: string) => {
    const config: Config = { ...app.app.get<Config>(CONFIG), role: 'worker' };
    const metrics = new Metrics(config);
    const [discovery, registry] = [
      app.app.get(DiscoveryService, { strict: false }),
      app.app.get(SchedulerRegistry, { strict: false }),
    ];
    await new TaskRunner(config, discovery, registry, new TaskMetrics(metrics)).run(task);
    const { values = [] } = (await metrics.registry.getSingleMetric('followthrough_task_failures_total')?.get()) ?? {};
    return values.find(({ labels }) => labels['task'] === task)?.value ?? 0;
  };

  it.each([
    ['dispatch-messages', 'find_organizations_with_due_messages'],
    ['dispatch-webhooks', 'find_due_webhook_endpoints'],
    ['find-stuck-work', 'count_due'],
    ['settle-rates', 'settle_rates'],
  ])('is counted as failed, until it can again: %s', async (task, finder) => {
    // What is to be settled, and what was looked for before the next run.
    await org.graphql('{ organization { id } }');
    await superuser.query(`REVOKE EXECUTE ON FUNCTION ${finder} FROM followthrough_service`);
    await app.app.get(ProcessDispatcher, { strict: false }).tick();
    expect(await failuresOf(task)).toBe(1);
    await superuser.query(`GRANT EXECUTE ON FUNCTION ${finder} TO followthrough_service`);
    await app.app.get(ProcessDispatcher, { strict: false }).tick();
    expect(await failuresOf(task)).toBe(0);
  });
});
