import { Injectable } from '@nestjs/common';
import { organizationRules } from '../../organizations/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { applyDisclosed } from '../rules/apply-disclosed.js';
import { applyNoteAccepted } from '../rules/apply-recorded.js';
import type { Step } from '../rules/step.js';
import type { TimelineFacts } from '../rules/timeline-facts.js';
import { CurrentTimelines } from './current-timelines.js';
import { type ToldRow, toldOf } from './told-row.js';

/** That a candidate was told a revision of a timeline, or something about it. */
export interface AcceptedTelling {
  readonly timelineId: string;
  readonly revision: number;
  /** Its number if it was a note, by which the candidate heard from us, though of no new date. */
  readonly note: number | null;
}

interface Revision extends ToldRow {
  readonly timelineId: string;
  readonly revision: number;
}

// Those that are decided among them: telling of the outcome closes them.
const lockSql = `
  SELECT FROM timelines
  WHERE organization_id = $1 AND (id = ANY($2::uuid[]) OR application_id = ANY($3::uuid[]) AND closed_at IS NULL)
  ORDER BY id FOR NO KEY UPDATE`;

const revisionsSql = `
  SELECT r.timeline_id AS "timelineId", r.number AS revision, r.to_date AS "toDate", r.precision, r.held_until AS "heldUntil"
  FROM unnest($2::uuid[], $3::int[]) t (timeline_id, number)
  JOIN timeline_revisions r ON r.organization_id = $1 AND r.timeline_id = t.timeline_id AND r.number = t.number`;

// Once, and again after it was withdrawn: the timelines are locked, and an entry that runs again changes nothing.
const discloseSql = `
  INSERT INTO timeline_disclosures (organization_id, id, timeline_id, revision, kind, at)
  SELECT $1, t.id, t.timeline_id, t.revision, 'ACCEPTED', $5
  FROM unnest($2::uuid[], $3::uuid[], $4::int[]) t (id, timeline_id, revision)
  WHERE NOT EXISTS (
    SELECT FROM timeline_disclosures d
    WHERE d.organization_id = $1 AND d.timeline_id = t.timeline_id AND d.revision = t.revision AND d.kind = 'ACCEPTED'
      AND NOT EXISTS (
        SELECT FROM timeline_disclosures w
        WHERE w.organization_id = $1 AND w.timeline_id = d.timeline_id AND w.revision = d.revision AND w.kind = 'WITHDRAWN'
          AND w.id > d.id))`;

/** Records what candidates came to know because mail servers accepted their messages. */
@Injectable()
export class AcceptedTellings {
  constructor(private readonly timelines: CurrentTimelines) {}

  /** Locks timelines, and those of applications whose outcome was told, in the order in which they are always locked. */
  async lock(tx: WriteTransaction, timelineIds: readonly string[], applicationIds: readonly string[]): Promise<void> {
    if (timelineIds.length + applicationIds.length > 0)
      await tx.query(lockSql, [tx.organizationId, timelineIds, applicationIds]);
  }

  /** In a few statements however many they are, each of another timeline. */
  async record(tx: WriteTransaction, accepted: readonly AcceptedTelling[]): Promise<void> {
    if (accepted.length === 0) return;
    const timelines = await this.timelines.some(
      tx,
      accepted.map(({ timelineId }) => timelineId),
    );
    const transitions = await this.#transitions(tx, accepted);
    const rules = await organizationRules(tx);
    const known = timelines.filter(({ id }) => transitions.has(id));
    await this.timelines.applyAll(
      tx,
      known,
      rules,
      (facts, _, id) => transitions.get(id)?.(facts) ?? { facts, effects: [] },
    );
  }

  /** By their timelines. */
  async #transitions(tx: WriteTransaction, accepted: readonly AcceptedTelling[]) {
    const transitions = new Map<string, (facts: TimelineFacts) => Step>();
    for (const { timelineId, revision, note } of accepted) {
      if (note !== null) transitions.set(timelineId, (facts) => applyNoteAccepted(facts, revision, note, tx.now));
    }
    for (const row of await this.#disclose(tx, accepted.filter(isChange))) {
      const told = toldOf(row.revision, row);
      transitions.set(row.timelineId, (facts) => applyDisclosed(facts, told, tx.now));
    }
    return transitions;
  }

  async #disclose(tx: WriteTransaction, changes: readonly AcceptedTelling[]): Promise<readonly Revision[]> {
    if (changes.length === 0) return [];
    const timelineIds = changes.map(({ timelineId }) => timelineId);
    const numbers = changes.map(({ revision }) => revision);
    const revisions = await tx.query<Revision>(revisionsSql, [tx.organizationId, timelineIds, numbers]);
    await tx.query(discloseSql, [
      tx.organizationId,
      revisions.map(newId),
      revisions.map(({ timelineId }) => timelineId),
      revisions.map(({ revision }) => revision),
      tx.now.toString(),
    ]);
    return revisions;
  }
}

function isChange({ note }: AcceptedTelling): boolean {
  return note === null;
}
