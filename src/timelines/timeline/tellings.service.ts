import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { applyBounced, applySendEnded } from '../rules/apply-disclosed.js';
import {
  applyApproved,
  applyChangeRecorded,
  applyNoteFailed,
  applyNoteRecorded,
  applyNoteWithheld,
  applyPutOff,
  applySentAgain,
  type Decision,
} from '../rules/apply-recorded.js';
import { applyTellAgain } from '../rules/apply-tell-again.js';
import type { Disclosure, TimelineFacts } from '../rules/timeline-facts.js';
import { CurrentTimelines } from './current-timelines.js';
import type { TimelineEntity } from './timeline.entity.js';
import { timelineChangesDropped } from './timeline.events.js';
import { type ToldRow, toldOf } from './told-row.js';

type Dropped = 'TOLD_BY_MEMBER' | 'DECIDED' | 'CANCELLED' | 'NOT_APPROVED';
type Identity = Pick<TimelineEntity, 'id' | 'applicationId'>;

// Unless it was told in that way, or withdrawn, before, and the other did not follow since.
const insertDisclosure = `
  INSERT INTO timeline_disclosures (organization_id, id, timeline_id, revision, kind, at)
  SELECT $1, $2, $3, $4, $5, $6 WHERE NOT EXISTS (
    SELECT FROM timeline_disclosures d
    WHERE d.organization_id = $1 AND d.timeline_id = $3 AND d.revision = $4 AND d.kind = $5 AND NOT EXISTS (
      SELECT FROM timeline_disclosures o
      WHERE o.organization_id = $1 AND o.timeline_id = $3 AND o.revision = $4 AND o.id > d.id
        AND (o.kind = 'WITHDRAWN') <> ($5 = 'WITHDRAWN')))`;

// Every disclosure that did not bounce, in the order in which the candidate heard: what they knew when.
const selectStanding = `
  SELECT r.number AS revision, r.to_date AS "toDate", r.precision, r.held_until AS "heldUntil", min(d.at) AS at
  FROM timeline_disclosures d
  JOIN timeline_revisions r ON r.organization_id = $1 AND r.timeline_id = $2 AND r.number = d.revision
  WHERE d.organization_id = $1 AND d.timeline_id = $2 AND d.kind <> 'WITHDRAWN' AND r.number < $3
    AND NOT EXISTS (
      SELECT FROM timeline_disclosures w
      WHERE w.organization_id = $1 AND w.timeline_id = $2 AND w.revision = d.revision AND w.kind = 'WITHDRAWN'
        AND w.at >= d.at AND w.id > d.id)
  GROUP BY r.number, r.to_date, r.precision, r.held_until ORDER BY r.number`;

/** What the modules above report back to a timeline: what was recorded, told, approved, and what failed. */
@Injectable()
export class TellingsService {
  constructor(private readonly timelines: CurrentTimelines) {}

  async changeRecorded(tx: WriteTransaction, timeline: TimelineEntity, decision: Decision): Promise<void> {
    await this.timelines.apply(tx, timeline, (facts) => applyChangeRecorded(facts, decision));
  }

  /** That a date passed, or that there is still no decision. */
  async noteRecorded(tx: WriteTransaction, timeline: TimelineEntity, decision: Decision): Promise<void> {
    await this.timelines.apply(tx, timeline, (facts, { policy }) =>
      decision === 'SEND' ? applyNoteRecorded(facts) : applyNoteWithheld(facts, policy),
    );
  }

  async putOff(tx: WriteTransaction, timeline: TimelineEntity, until: Temporal.Instant): Promise<void> {
    await this.timelines.apply(tx, timeline, (facts) => applyPutOff(facts, until));
  }

  /** A member let the message of the untold changes leave. */
  async approved(tx: WriteTransaction, timelineId: string): Promise<void> {
    const timeline = await this.timelines.one(tx, timelineId);
    if (timeline !== null) await this.timelines.apply(tx, timeline, (facts) => applyApproved(facts, tx.now));
  }

  async noteFailed(tx: WriteTransaction, timelineId: string, promise: number): Promise<void> {
    const timeline = await this.timelines.one(tx, timelineId);
    if (timeline === null) return;
    await this.timelines.apply(tx, timeline, (facts, { policy }) => applyNoteFailed(facts, promise, policy));
  }

  /** The message about that revision will never arrive. */
  async sendEnded(tx: WriteTransaction, timelineId: string, revision: number): Promise<void> {
    const timeline = await this.timelines.one(tx, timelineId);
    if (timeline === null) return;
    await this.timelines.apply(tx, timeline, (facts) => applySendEnded(facts, revision));
  }

  /** The message about that revision was accepted and came back: what was disclosed before it stands again. */
  async bounced(tx: WriteTransaction, timelineId: string, revision: number): Promise<void> {
    const timeline = await this.timelines.one(tx, timelineId);
    if (timeline === null) return;
    await this.#disclose(tx, timelineId, revision, 'WITHDRAWN');
    const standing = await tx.query<ToldRow & { revision: number; at: Date }>(selectStanding, [
      tx.organizationId,
      timelineId,
      revision,
    ]);
    await this.timelines.apply(tx, timeline, (facts) => applyBounced(facts, revision, lastOf(standing)));
  }

  /** The messages about those revisions, which had been given up, are on their way again. */
  async sentAgain(
    tx: WriteTransaction,
    again: readonly { readonly timeline: TimelineEntity; readonly revision: number }[],
  ): Promise<void> {
    for (const { timeline, revision } of again)
      await this.timelines.apply(tx, timeline, (facts) => applySentAgain(facts, revision));
  }

  /** The candidate can be reached at another address: what came back is told again. */
  async tellAgain(tx: WriteTransaction, timelineId: string): Promise<void> {
    const timeline = await this.timelines.one(tx, timelineId);
    if (timeline !== null) await this.timelines.apply(tx, timeline, (facts) => applyTellAgain(facts, tx.now));
  }

  /** A member told the candidate. What waited ends in a record of that; `before` is how it stood until then. */
  async recordToldByMember(tx: WriteTransaction, timeline: Identity, before: TimelineFacts): Promise<void> {
    await this.#disclose(tx, timeline.id, before.revision, 'TOLD_BY_MEMBER');
    await this.dropChanges(tx, timeline, before, 'TOLD_BY_MEMBER');
  }

  /** What waited to be told need not be told any more: it ends in a record of why. */
  async dropChanges(
    tx: WriteTransaction,
    timeline: Identity,
    { untold, revision }: TimelineFacts,
    because: Dropped,
  ): Promise<void> {
    const kind = untold?.kinds.at(-1);
    if (untold === null || kind === undefined) return;
    await tx.publish(timelineChangesDropped, {
      timelineId: timeline.id,
      applicationId: timeline.applicationId,
      sinceRevision: untold.fromRevision,
      revision,
      kind,
      because,
    });
  }

  /** Once for each way of telling: the timeline is locked, and an entry that runs again changes nothing. */
  async #disclose(tx: WriteTransaction, timelineId: string, revision: number, kind: string): Promise<void> {
    await tx.query(insertDisclosure, [tx.organizationId, newId(), timelineId, revision, kind, tx.now.toString()]);
  }
}

/** What was disclosed last, with the promise it belongs to: the first of the same date without another in between. */
function lastOf(standing: readonly (ToldRow & { revision: number; at: Date })[]): Disclosure | null {
  return standing.reduce<Disclosure | null>((before, row) => {
    const told = toldOf(row.revision, row);
    const promise = before?.decisionDate.equals(told.decisionDate) ? before.promise : row.revision;
    return { ...told, promise, at: Temporal.Instant.fromEpochMilliseconds(row.at.getTime()) };
  }, null);
}
