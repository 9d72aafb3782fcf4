import type { Client } from 'pg';
import { PgBoss } from 'pg-boss';

/** The schema pg-boss keeps its tables in. */
export const queueSchema = 'pgboss';

const retrying = {
  // 1 s, 2 s, 4 s … up to 10 minutes apart: about three hours of a failing database before a person is asked.
  retryLimit: 25,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 600,
  // A killed worker's entry is taken up again after a minute; the handlers take milliseconds.
  expireInSeconds: 60,
  retentionSeconds: 30 * 86_400,
  deleteAfterSeconds: 86_400,
  notify: true,
} as const;

/** Where the entries of a queue end that could not be handled. */
export function deadLetterQueueOf(queue: string): string {
  return `${queue}.dead`;
}

/**
 * Installs pg-boss and one queue with its dead-letter queue for each name, as the owner, and grants the service's
 * role what running them needs. Safe to run again.
 */
export async function installQueue(ownerUrl: string, owner: Client, queues: readonly string[]): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: queueSchema,
    max: 1,
    supervise: false,
    schedule: false,
    reindex: false,
    useListenNotify: false,
  });
  boss.on('error', () => undefined);
  await boss.start();
  try {
    const { rows } = await owner.query<{ name: string }>(`SELECT name FROM ${queueSchema}.queue`);
    const there = new Set(rows.map(({ name }) => name));
    for (const queue of queues.filter((each) => !there.has(each))) {
      await boss.createQueue(deadLetterQueueOf(queue), { retentionSeconds: 30 * 86_400, deleteAfterSeconds: 0 });
      await boss.createQueue(queue, { ...retrying, deadLetter: deadLetterQueueOf(queue) });
    }
  } finally {
    await boss.stop({ graceful: false, close: true });
  }
  await owner.query(rightsSql);
}

// What defines a queue is the owner's. What the monitor writes beside it, counts and stamps, is the service's.
const definition = `
  name policy retry_limit retry_delay retry_backoff retry_delay_max expire_seconds retention_seconds deletion_seconds
  dead_letter partition table_name heartbeat_seconds notify warning_queued created_on updated_on`;

// `bam` holds statements which pg-boss runs as the owner at its next installation: what the service wrote there would
// be the owner's. Of the functions, all but the clock put statements together.
const rightsSql = `
  GRANT USAGE ON SCHEMA ${queueSchema} TO followthrough_service;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${queueSchema} TO followthrough_service;
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${queueSchema} TO followthrough_service;
  REVOKE INSERT, UPDATE, DELETE ON ${queueSchema}.queue, ${queueSchema}.version FROM followthrough_service;
  REVOKE ALL ON ${queueSchema}.bam FROM followthrough_service;
  REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA ${queueSchema} FROM PUBLIC, followthrough_service;
  GRANT EXECUTE ON FUNCTION ${queueSchema}.job_now TO followthrough_service;
  DO $$
  DECLARE
    stamps text;
  BEGIN
    SELECT string_agg(quote_ident(attname), ', ') INTO stamps FROM pg_attribute
    WHERE attrelid = '${queueSchema}.queue'::regclass AND attnum > 0 AND NOT attisdropped
      AND attname <> ALL (regexp_split_to_array('${definition}', '\\s+'));
    EXECUTE format('GRANT UPDATE (%s) ON ${queueSchema}.queue TO followthrough_service', stamps);
    SELECT string_agg(quote_ident(attname), ', ') INTO stamps FROM pg_attribute
    WHERE attrelid = '${queueSchema}.version'::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'version';
    EXECUTE format('GRANT UPDATE (%s) ON ${queueSchema}.version TO followthrough_service', stamps);
  END
  $$`;
