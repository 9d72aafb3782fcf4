import type { Actor } from '../../platform/actor/actor.js';
import type { SaidRows } from '../connectors/connector.js';
import type { SyncConnection } from '../sync/sync-connection.js';
import type { SyncRows } from '../sync/sync-rows.js';
import type { TranslatedRow } from './delivery-statements.js';

/** Brings rows in, those first to which others belong. */
export async function applySaid(
  sync: SyncRows,
  actor: Actor,
  connection: SyncConnection,
  { jobs = [], candidates = [], applications = [], interviews = [] }: SaidRows,
  receivedAt: Date,
): Promise<readonly TranslatedRow[]> {
  const done: TranslatedRow[] = [];
  const add = (type: TranslatedRow['type'], results: readonly TranslatedRow['result'][]) =>
    done.push(...results.map((result) => ({ type, result })));
  if (jobs.length > 0) add('JOB', await sync.jobs(actor, connection, jobs, receivedAt));
  if (candidates.length > 0) add('CANDIDATE', await sync.candidates(actor, connection, candidates, receivedAt));
  if (applications.length > 0) add('APPLICATION', await sync.applications(actor, connection, applications, receivedAt));
  if (interviews.length > 0) add('INTERVIEW', await sync.interviews(actor, connection, interviews, receivedAt));
  return done;
}
