import { Injectable } from '@nestjs/common';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import {
  applyDisclosed,
  applyNoteAccepted,
  type RevisionTerms,
  type Step,
  type TimelineFacts,
} from '../../rules/index.js';
import { type TermsRow, termsOf } from './terms-row.js';
import { TimelineChanges } from './timeline-changes.js';

/** That a candidate was told a revision of a timeline, or something about it. */
export interface AcceptedNotice {
  readonly timelineId: string;
  readonly revision: number;
  /** Its number if it was a note, by which the candidate heard from us, though of no new date. */
  readonly note: number | null;
}

interface RevisionRow extends TermsRow {
  readonly timelineId: string;
  readonly revision: number;
}

const revisionsSql = `
  SELECT r.timeline_id AS "timelineId", r.number AS revision, r.to_date AS "toDate", r.precision, r.held_until AS "heldUntil"
  FROM unnest($2::uuid[], $3::int[]) t (timeline_id, number)
  JOIN timeline_revisions r ON r.organization_id = $1 AND r.timeline_id = t.timeline_id AND r.number = t.number`;

/** Records what candidates came to know because mail servers accepted their messages. */
@Injectable()
export class AcceptedNotices {
  constructor(private readonly changes: TimelineChanges) {}

  /** Locks timelines, and those of applications whose outcome was told, in the order in which they are always locked. */
  async lock(tx: WriteTransaction, timelineIds: readonly string[], applicationIds: readonly string[]): Promise<void> {
    await this.changes.lock(tx, timelineIds, applicationIds);
  }

  /** In a few statements however many they are, each of another timeline. */
  async record(tx: WriteTransaction, accepted: readonly AcceptedNotice[]): Promise<void> {
    if (accepted.length === 0) return;
    const terms = await termsOfAll(tx, accepted);
    const steps = new Map(accepted.map((each) => [each.timelineId, stepOf(each, terms.get(each.timelineId), tx)]));
    await this.changes.apply(tx, [...steps.keys()], ({ timeline, facts }) => {
      const step = steps.get(timeline.id)?.(facts);
      return step === undefined ? null : { step };
    });
  }
}

type Transition = (facts: TimelineFacts) => Step;

function stepOf(
  { revision, note }: AcceptedNotice,
  terms: RevisionTerms | undefined,
  { now }: WriteTransaction,
): Transition {
  if (note !== null) return (facts) => applyNoteAccepted(facts, revision, note, now);
  if (terms === undefined) throw new Error('what was told is no revision');
  return (facts) => applyDisclosed(facts, terms, now);
}

/** What the revisions say that were told, by their timelines. */
async function termsOfAll(
  tx: WriteTransaction,
  accepted: readonly AcceptedNotice[],
): Promise<Map<string, RevisionTerms>> {
  const changes = accepted.filter(({ note }) => note === null);
  if (changes.length === 0) return new Map();
  const rows = await tx.query<RevisionRow>(revisionsSql, [
    tx.organizationId,
    changes.map(({ timelineId }) => timelineId),
    changes.map(({ revision }) => revision),
  ]);
  return new Map(rows.map((row) => [row.timelineId, termsOf(row.revision, row)]));
}
