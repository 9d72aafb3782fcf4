import { Injectable, Logger } from '@nestjs/common';
import { systemActor } from '../../platform/actor/actor.js';
import { insertRows } from '../../platform/database/record-rows.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';
import { EventFacts, type NamedInEvent } from './event-facts.js';
import type { FeedEventRow } from './feed-event.js';
import { feedRows, type PendingEvent, type UnnumberedRow } from './feed-rows.js';
import { holdSubjects, SubjectsTaken } from './hold-subjects.js';

// Events of one transaction: few enough for the row that it locks to be free again soon.
const batch = 500;

const pendingOrganizationsSql = 'SELECT organization_id AS "organizationId" FROM organizations_with_pending_events()';

const beginSql = 'INSERT INTO feed_state (organization_id) VALUES ($1) ON CONFLICT DO NOTHING';

// Whoever holds the row numbers the events of its organization; a worker that is killed gives it back.
const lockSql = `
  SELECT last_number AS "lastNumber" FROM feed_state WHERE organization_id = $1 FOR UPDATE SKIP LOCKED`;

// Of what is published under one lock a prefix can be seen: who published the next held it after them.
const takeSql = `
  WITH taken AS (
    DELETE FROM feed_pending p USING (
      SELECT queued_at, event_id FROM feed_pending WHERE organization_id = $1 ORDER BY queued_at, event_id LIMIT $2
    ) next
    WHERE p.organization_id = $1 AND p.queued_at = next.queued_at AND p.event_id = next.event_id
    RETURNING p.event_id, p.queued_at
  )
  SELECT e.id, e.type, e.payload, e.actor, e.at FROM taken t
  JOIN domain_events e ON e.organization_id = $1 AND e.id = t.event_id
  ORDER BY t.queued_at, t.event_id`;

const sequencesSql = `
  INSERT INTO feed_sequences AS s (organization_id, application_id, last_sequence)
  SELECT $1, application_id, count FROM unnest($2::uuid[], $3::integer[]) more (application_id, count)
  ON CONFLICT (organization_id, application_id) DO UPDATE SET last_sequence = s.last_sequence + excluded.last_sequence
  RETURNING application_id AS "applicationId", last_sequence AS "last"`;

const advanceSql = 'UPDATE feed_state SET last_number = $2 WHERE organization_id = $1';

/** What else is made of events in the transaction that numbers them. */
export type Numbered = (tx: WriteTransaction, rows: readonly FeedEventRow[]) => Promise<void>;

/**
 * Gives events their numbers: each organization's in a sequence of its own, without gaps, after they were committed. One
 * that commits late comes behind those that were seen before it.
 */
@Injectable()
export class Sequencer {
  readonly #logger = new Logger(Sequencer.name);
  readonly #heard: Numbered[] = [];

  constructor(private readonly database: WorkerDatabase) {}

  onNumbered(hear: Numbered): void {
    this.#heard.push(hear);
  }

  /** Until no event waits, but for those of organizations that another worker is at. Returns how many were told. */
  async run(): Promise<number> {
    for (let taken = 0; ; ) {
      const waiting = await this.database.acrossOrganizations<{ organizationId: string }>(pendingOrganizationsSql, []);
      let now = 0;
      for (const { organizationId } of waiting) now += await this.#number(organizationId);
      if (now === 0) return taken;
      taken += now;
    }
  }

  /** What cannot be numbered keeps no other organization back. */
  async #number(organizationId: string): Promise<number> {
    try {
      const taken = await this.database.write(systemActor(organizationId), (tx) => this.#numberNext(tx));
      return typeof taken === 'number' ? taken : 0;
    } catch (error) {
      if (error instanceof SubjectsTaken) return 0;
      this.#logger.error({ err: error, organizationId }, 'events could not be numbered');
      return 0;
    }
  }

  async #numberNext(tx: WriteTransaction): Promise<number> {
    const { organizationId } = tx;
    const state = await lockState(tx);
    if (state === null) return 0;
    const pending = await tx.query<PendingEvent>(takeSql, [organizationId, batch]);
    if (pending.length === 0) return 0;
    const facts = await EventFacts.read(
      tx,
      pending.map(({ payload }) => payload as NamedInEvent),
    );
    const told = feedRows(pending, facts, ({ id: eventId, type }, error) =>
      this.#logger.error({ err: error, organizationId, eventId, type }, 'an event cannot be told outside'),
    );
    await holdSubjects(tx, told);
    const rows = await numbered(tx, state.lastNumber, told);
    if (rows.length > 0) {
      await insertRows(
        tx,
        'feed_events',
        rows.map((row) => ({ ...row, numberedAt: tx.now.toString() })),
      );
      await tx.query(advanceSql, [organizationId, state.lastNumber + rows.length]);
      for (const hear of this.#heard) await hear(tx, rows);
    }
    return pending.length;
  }
}

/** Null while another worker holds it. An organization has one from its first event on. */
async function lockState(tx: WriteTransaction): Promise<{ readonly lastNumber: number } | null> {
  const { organizationId } = tx;
  const [state] = await tx.query<{ lastNumber: number }>(lockSql, [organizationId]);
  if (state !== undefined) return state;
  await tx.query(beginSql, [organizationId]);
  const [begun] = await tx.query<{ lastNumber: number }>(lockSql, [organizationId]);
  return begun ?? null;
}

async function numbered(
  tx: WriteTransaction,
  last: number,
  rows: readonly UnnumberedRow[],
): Promise<readonly FeedEventRow[]> {
  const { organizationId } = tx;
  const ofApplications = Map.groupBy(
    rows.filter(({ applicationId }) => applicationId !== null),
    ({ applicationId }) => applicationId as string,
  );
  const counts = [...ofApplications].sort(([a], [b]) => (a < b ? -1 : 1));
  const ends = await tx.query<{ applicationId: string; last: number }>(sequencesSql, [
    organizationId,
    counts.map(([id]) => id),
    counts.map(([, own]) => own.length),
  ]);
  const next = new Map(
    ends.map((end) => [end.applicationId, end.last - (ofApplications.get(end.applicationId)?.length ?? 0)]),
  );
  return rows.map((row, place) => {
    if (row.applicationId === null) return { ...row, organizationId, number: last + place + 1, sequence: null };
    const sequence = (next.get(row.applicationId) ?? 0) + 1;
    next.set(row.applicationId, sequence);
    return { ...row, organizationId, number: last + place + 1, sequence };
  });
}
