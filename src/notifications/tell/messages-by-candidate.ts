import type { MessageStatus } from '../../delivery/index.js';
import { isOutcome, isReceipt, type MailKind } from '../../mails/index.js';
import { toInstant } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { MessageItem, MessageState } from '../../rules/index.js';
import type { OpenedTimeline } from '../../timelines/index.js';

interface Row extends MessageItem {
  readonly id: string;
  readonly candidateId: string;
  readonly messageKind: MailKind;
  readonly status: MessageStatus;
  readonly dataStarted: boolean;
  readonly cameBack: boolean;
  readonly at: Date;
}

// Whatever zone the candidate is in, today began later.
const TODAY_HOURS = 48;

// Those of the last days, for the cap of the day, and those of whose end the timelines have not heard.
const messagesSql = `
  SELECT m.id, n.recipient_id AS "candidateId", m.kind AS "messageKind", m.status,
         m.data_started_at IS NOT NULL AS "dataStarted", m.bounced_at IS NOT NULL AS "cameBack", n.kind,
         n.timeline_id AS "timelineId", n.revision, n.rung, n.outcome_id AS "outcomeId", n.at
  FROM notifications n
  JOIN messages m ON m.organization_id = $1 AND m.id = n.message_id
  LEFT JOIN timelines t ON t.organization_id = $1 AND t.id = n.timeline_id
  WHERE n.organization_id = $1 AND n.recipient_id = ANY($2::uuid[]) AND n.recipient = 'CANDIDATE'
    AND m.status <> 'CANCELLED' AND (n.at >= $3 OR m.status IN ('QUEUED', 'SENDING') OR n.revision = t.in_flight)
  ORDER BY m.id, n.id`;

const lockSql = `
  SELECT m.id FROM unnest($2::uuid[], $3::int[]) t (id, revision)
  JOIN notifications n ON n.organization_id = $1 AND n.timeline_id = t.id AND n.revision = t.revision
  JOIN messages m ON m.organization_id = $1 AND m.id = n.message_id AND m.status IN ('QUEUED', 'SENDING')
  WHERE n.organization_id = $1 AND n.recipient = 'CANDIDATE' ORDER BY m.id FOR NO KEY UPDATE OF m`;

/** The messages that count against the cap of the day, or are under way. */
export async function messagesByCandidate(
  tx: WriteTransaction,
  candidateIds: readonly string[],
): Promise<ReadonlyMap<string, MessageState[]>> {
  const since = tx.now.subtract({ hours: TODAY_HOURS }).toString();
  const rows = await tx.query<Row>(messagesSql, [tx.organizationId, candidateIds, since]);
  const ofCandidate = Map.groupBy(rows, ({ candidateId }) => candidateId);
  return new Map(
    [...ofCandidate].map(([id, own]) => [id, [...Map.groupBy(own, (row) => row.id).values()].flatMap(stateOf)]),
  );
}

/** Messages of changes under way: nobody begins to send them until it is known whether they are taken back. */
export async function lockUnderWay(tx: WriteTransaction, opened: readonly OpenedTimeline[]): Promise<void> {
  const overtaken = opened.filter(({ facts: { untold, inFlight } }) => untold !== null && inFlight !== null);
  if (overtaken.length === 0) return;
  const ids = overtaken.map(({ timeline }) => timeline.id);
  const revisions = overtaken.map(({ facts }) => facts.inFlight);
  await tx.query(lockSql, [tx.organizationId, ids, revisions]);
}

function stateOf(rows: readonly Row[]): MessageState[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { id, messageKind, at } = first;
  const counts = !isOutcome(messageKind) && !isReceipt(messageKind);
  const tells = rows.map(({ kind, timelineId, revision, rung, outcomeId }) => ({
    kind,
    timelineId,
    revision,
    rung,
    outcomeId,
  }));
  return [{ id, decidedAt: toInstant(at), counts, stage: stageOf(first), tells }];
}

/** One that was accepted is as good as leaving until its timelines have heard so. */
function stageOf({ status, dataStarted, cameBack }: Row): MessageState['stage'] {
  if (status === 'DEAD' || cameBack) return 'ENDED';
  const isRecallable = status === 'WAITING' || status === 'QUEUED' || (status === 'SENDING' && !dataStarted);
  return isRecallable ? 'RECALLABLE' : 'LEAVING';
}
