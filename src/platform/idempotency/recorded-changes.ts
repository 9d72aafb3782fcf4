import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { Actor } from '../actor/actor.js';
import type { Origin } from '../audit/act.js';
import { audited } from '../audit/write-audited.js';
import { toDate } from '../database/dates.js';
import type { TenantDatabase } from '../database/tenant-database.js';
import { actorOf, type RunMutation } from '../graphql/change.js';
import { Problem } from '../problems/problem.js';
import type { Seal } from './seal.js';

const markSql = `
  INSERT INTO idempotent_changes (organization_id, request_id, step, created_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT DO NOTHING RETURNING step`;
const resultSql = `
  UPDATE idempotent_changes SET result = $4 WHERE organization_id = $1 AND request_id = $2 AND step = $3`;
const madeSql = `
  SELECT result FROM idempotent_changes WHERE organization_id = $1 AND request_id = $2 AND step = $3`;

/**
 * Changes of one field of a request under an idempotency key. Each is recorded in its own transaction, before it is
 * made and with what it returned: the record and the change are committed together or not at all. One that is recorded
 * is not made again, whoever runs the request; what it returned then is returned. Two that run it at once meet at the
 * record's key, where the second waits for the first.
 */
export function recordedChanges(
  database: TenantDatabase,
  actor: Actor,
  request: { readonly requestId: string; readonly seal: Seal; readonly origin: Origin },
  field: string,
): RunMutation {
  let made = 0;
  return async (mutation, work) => {
    const change = audited(request.origin, mutation, work);
    made += 1;
    const step = stepOf(field, made);
    const purpose = step.toString('hex');
    return await database.write(actorOf(actor, mutation), async (tx) => {
      const record = [tx.organizationId, request.requestId, step];
      const marked = await tx.query(markSql, [...record, toDate(tx.now)]);
      if (marked.length === 0) {
        const [earlier] = await tx.query<{ result: Buffer }>(madeSql, record);
        if (earlier === undefined) throw new Error('a recorded change has no record');
        return deserialize(request.seal.open(earlier.result, purpose));
      }
      const result = await change(tx);
      if (!(result instanceof Problem))
        await tx.query(resultSql, [...record, request.seal.seal(serialize(result), purpose)]);
      return result;
    });
  };
}

/** A hash, because a caller may give a field a name of any length. */
function stepOf(field: string, made: number): Buffer {
  return createHash('sha256').update(`${field} ${made}`).digest();
}
