import type { OrganizationRules } from '../../organizations/index.js';
import type { ActorRecord } from '../../platform/actor/actor.js';
import { insertRows } from '../../platform/database/record-rows.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { type Publication, publication } from '../../platform/events/event-type.js';
import { newId } from '../../platform/ids/uuid.js';
import type { Effect } from '../../rules/index.js';
import type { RevisionDetails } from './revision-details.js';
import type { TimelineEntity } from './timeline.entity.js';
import {
  promiseChanged,
  timelineChangesDropped,
  timelineChangesSettled,
  timelineNoticeDue,
  timelineRevised,
  timelineSlipped,
} from './timeline.events.js';

export type TimelineIds = Pick<TimelineEntity, 'id' | 'applicationId' | 'jobId'>;
type EffectOf<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>;

/** What followed from a step on one timeline. */
export interface Followed {
  readonly timeline: TimelineIds;
  readonly effects: readonly Effect[];
  readonly details: RevisionDetails;
  readonly by: ActorRecord;
}

interface FollowedOnce<Kind extends Effect['kind']> extends Omit<Followed, 'effects'> {
  readonly effect: EffectOf<Kind>;
}

// Once for each way of coming to know, and again after it was withdrawn; withdrawn likewise, once until it is told again.
// The timelines are locked, and an entry that runs again changes nothing.
const discloseSql = `
  INSERT INTO timeline_disclosures (organization_id, id, timeline_id, revision, kind, at)
  SELECT $1, t.id, t.timeline_id, t.revision, t.kind, $6
  FROM unnest($2::uuid[], $3::uuid[], $4::int[], $5::text[]) t (id, timeline_id, revision, kind)
  WHERE NOT EXISTS (
    SELECT FROM timeline_disclosures d
    WHERE d.organization_id = $1 AND d.timeline_id = t.timeline_id AND d.revision = t.revision AND d.kind = t.kind
      AND NOT EXISTS (
        SELECT FROM timeline_disclosures o
        WHERE o.organization_id = $1 AND o.timeline_id = d.timeline_id AND o.revision = d.revision AND o.id > d.id
          AND (o.kind = 'WITHDRAWN') <> (t.kind = 'WITHDRAWN')))`;

// Rule 9: a decision is not told after a disclosed date that is still ahead.
const waitingSql = `
  SELECT DISTINCT application_id AS "applicationId" FROM outcomes
  WHERE organization_id = $1 AND application_id = ANY($2::uuid[]) AND told_at IS NULL AND superseded_at IS NULL`;

/** Writes revisions, slips and disclosures, and publishes what happened, in its order: a few statements for all of it. */
export async function storeEffects(
  tx: WriteTransaction,
  all: readonly Followed[],
  rules: OrganizationRules,
): Promise<void> {
  const revised = ofKind(all, 'REVISED');
  const slipped = ofKind(all, 'SLIPPED');
  const revisions = revised.map((each) => revisionRow(tx, each));
  const slips = slipped.map(({ timeline, effect: { slip } }) => ({
    organizationId: tx.organizationId,
    timelineId: timeline.id,
    revision: slip.brokenRevision,
    kind: slip.kind,
    at: slip.at.toString(),
  }));
  const disclosed = ofKind(all, 'DISCLOSED');
  const publish = async () => {
    if (disclosed.length > 0) await storeDisclosures(tx, disclosed);
    await tx.publishAll(
      all.flatMap(({ timeline, effects }) => effects.flatMap((effect) => eventsOf(timeline, effect, rules))),
    );
  };
  // Asked at once, answered in this order.
  await Promise.all([insertRows(tx, 'timeline_revisions', revisions), insertRows(tx, 'slips', slips), publish()]);
}

function ofKind<Kind extends Effect['kind']>(all: readonly Followed[], kind: Kind): FollowedOnce<Kind>[] {
  return all.flatMap(({ effects, ...rest }) =>
    effects.flatMap((effect) => (effect.kind === kind ? [{ ...rest, effect: effect as EffectOf<Kind> }] : [])),
  );
}

async function storeDisclosures(tx: WriteTransaction, disclosed: readonly FollowedOnce<'DISCLOSED'>[]): Promise<void> {
  await tx.query(discloseSql, [
    tx.organizationId,
    disclosed.map(newId),
    disclosed.map(({ timeline }) => timeline.id),
    disclosed.map(({ effect }) => effect.revision),
    disclosed.map(({ effect }) => effect.how),
    tx.now.toString(),
  ]);
  const ids = [...new Set(disclosed.map(({ timeline }) => timeline.applicationId))];
  const waiting = await tx.query<{ applicationId: string }>(waitingSql, [tx.organizationId, ids]);
  await tx.publishAll(waiting.map((application) => publication(promiseChanged, application)));
}

function revisionRow(tx: WriteTransaction, { timeline, effect: { revision }, details, by }: FollowedOnce<'REVISED'>) {
  const { number, kind, fromDate, toDate: to, precision, followUpDate, heldUntil, at } = revision;
  const { reason, note, noteLocale = null, internalNote } = details;
  return {
    organizationId: tx.organizationId,
    timelineId: timeline.id,
    number,
    kind,
    fromDate: fromDate?.toString() ?? null,
    toDate: to.toString(),
    precision,
    followUpDate: followUpDate.toString(),
    heldUntil: heldUntil?.toString() ?? null,
    reason,
    note,
    noteLocale,
    internalNote,
    actor: by,
    at: at.toString(),
  };
}

function eventsOf(
  { id: timelineId, applicationId, jobId }: TimelineIds,
  effect: Effect,
  rules: OrganizationRules,
): Publication[] {
  const ids = { timelineId, applicationId };
  switch (effect.kind) {
    case 'REVISED':
      return [publication(timelineRevised, { ...ids, revision: effect.revision.number })];
    case 'SLIPPED': {
      const { brokenRevision, kind } = effect.slip;
      return [publication(timelineSlipped, { ...ids, brokenRevision, kind })];
    }
    case 'SETTLED':
      // Where nobody has to look first, nobody asks.
      return rules.ofJob(jobId).policy.approval.mode === 'AUTOMATIC' ? [] : [publication(timelineChangesSettled, ids)];
    case 'DROPPED':
      return [publication(timelineChangesDropped, { ...ids, ...effect.changes })];
    case 'NOTICE_DUE':
      return [publication(timelineNoticeDue, { ...ids, what: effect.what })];
    case 'DISCLOSED':
      return [];
  }
}
