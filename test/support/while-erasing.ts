import type pg from 'pg';
import { ErasureService } from '../../src/candidates/index.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import type { TestApp } from './test-app.js';

/** Does something while an erasure holds the candidate, and lets the erasure commit once that waits for it. */
export async function whileErasing<T>(
  { app }: TestApp,
  superuser: pg.Client,
  { organizationId, candidateId }: { organizationId: string; candidateId: string },
  during: () => Promise<T>,
): Promise<T> {
  const holding = Promise.withResolvers<void>();
  const mayCommit = Promise.withResolvers<void>();
  const erasing = app.get(TenantDatabase).write(systemActor(organizationId), async (tx) => {
    await app.get(ErasureService).erase(tx, candidateId);
    holding.resolve();
    await mayCommit.promise;
  });
  await holding.promise;
  const doing = during();
  const waiting = `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
  while ((await superuser.query(waiting)).rowCount === 0);
  mayCommit.resolve();
  await erasing;
  return await doing;
}
