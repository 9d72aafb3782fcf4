import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { In, IsNull } from 'typeorm';
import { isYesTakenBack, type NoAfterYes, noAfterYes, type OutcomeEntity } from '../../applications/index.js';
import { CandidateEntity } from '../../candidates/index.js';
import { MessagesService } from '../../delivery/index.js';
import { type OrganizationRules, organizationRules } from '../../organizations/index.js';
import { toInstant } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import {
  type CandidateState,
  catchUp,
  type OutcomeState,
  type OutcomeTiming,
  type TimelineState,
} from '../../rules/index.js';
import { factsOf, TimelineEntity } from '../../timelines/index.js';
import { messagesByCandidate } from './messages-by-candidate.js';

type OutcomeColumns = Pick<
  OutcomeEntity,
  | 'id'
  | 'applicationId'
  | 'kind'
  | 'decidedAt'
  | 'approvedAt'
  | 'againSince'
  | 'tellCandidate'
  | 'tellOn'
  | 'asksPerson'
>;

interface OutcomeRow extends OutcomeColumns {
  readonly candidateId: string;
  readonly jobId: string;
  readonly zone: string | null;
  readonly no: NoAfterYes | null;
}

// Those that stand, are not told, and were not recorded either or are to be told again.
const outcomesSql = `
  SELECT o.id, o.application_id AS "applicationId", o.kind, o.decided_at AS "decidedAt", o.approved_at AS "approvedAt",
         o.again_since AS "againSince",
         o.tell_candidate AS "tellCandidate", o.tell_on AS "tellOn", a.candidate_id AS "candidateId", a.job_id AS "jobId",
         j.time_zone AS zone, o.asks_person AS "asksPerson", ${noAfterYes} AS no
  FROM applications a
  JOIN outcomes o ON o.organization_id = $1 AND o.application_id = a.id AND o.told_at IS NULL AND o.superseded_at IS NULL
  JOIN jobs j ON j.organization_id = $1 AND j.id = a.job_id
  WHERE a.organization_id = $1 AND a.candidate_id = ANY($2::uuid[])
    AND (o.again_since IS NOT NULL OR NOT EXISTS (
      SELECT FROM notifications n
      WHERE n.organization_id = $1 AND n.application_id = a.id AND n.outcome_id = o.id AND n.recipient = 'CANDIDATE'))
  ORDER BY o.id`;

/** Reads all that decides what candidates are told, as it stands. Who is about to tell one has locked it before. */
@Injectable()
export class CandidateStates {
  constructor(private readonly messages: MessagesService) {}

  /** By candidate. */
  async read(tx: WriteTransaction, candidateIds: readonly string[]): Promise<ReadonlyMap<string, CandidateState>> {
    const { organizationId, manager } = tx;
    const rules = await organizationRules(tx);
    const candidates = await manager.findBy(CandidateEntity, { organizationId, id: In([...candidateIds]) });
    const suppressed = await this.messages.suppressedAmong(
      tx,
      candidates.map(({ email }) => email),
    );
    const owed = await tx.query<OutcomeRow>(outcomesSql, [organizationId, candidateIds]);
    const outcomes = Map.groupBy(owed, ({ candidateId }) => candidateId);
    const timelines = await timelinesOf(tx, candidateIds, owed, rules);
    const messages = await messagesByCandidate(tx, candidateIds);
    return new Map(
      candidates.map(({ id, email, timeZone, notesDeclinedAt }): [string, CandidateState] => [
        id,
        {
          zone: timeZone ?? rules.timeZone,
          dailyCap: rules.policy.dailyCap,
          suppressed: suppressed.has(email),
          declinesNotes: notesDeclinedAt !== null,
          timelines: timelines.get(id) ?? [],
          outcomes: (outcomes.get(id) ?? []).map((outcome) => outcomeOf(outcome, rules)),
          messages: messages.get(id) ?? [],
        },
      ]),
    );
  }
}

/** The unclosed ones, and all of an application of which an outcome is owed. */
async function timelinesOf(
  { organizationId, manager, now }: WriteTransaction,
  candidateIds: readonly string[],
  owed: readonly OutcomeRow[],
  rules: OrganizationRules,
): Promise<ReadonlyMap<string, TimelineState[]>> {
  const ofCandidates = { organizationId, candidateId: In([...candidateIds]) };
  const applicationId = In(owed.map((outcome) => outcome.applicationId));
  const rows = await manager.find(TimelineEntity, {
    where:
      owed.length === 0
        ? { ...ofCandidates, closedAt: IsNull() }
        : [
            { ...ofCandidates, closedAt: IsNull() },
            { organizationId, applicationId },
          ],
    order: { id: 'ASC' },
  });
  return Map.groupBy(
    rows.map((row) => stateOf(row, rules, now)),
    ({ candidateId }) => candidateId,
  );
}

function stateOf(row: TimelineEntity, all: OrganizationRules, now: Temporal.Instant) {
  const { id, applicationId, candidateId, createdAt, jobId } = row;
  const rules = all.ofJob(jobId);
  const { facts } = catchUp(factsOf(row), rules.policy, rules.calendar, now);
  return { id, applicationId, candidateId, setAt: toInstant(createdAt), facts, rules };
}

function outcomeOf(outcome: OutcomeRow, rules: OrganizationRules): OutcomeState {
  const { id, applicationId, kind, decidedAt, approvedAt, againSince, jobId, zone } = outcome;
  return {
    id,
    applicationId,
    kind,
    decidedAt: toInstant(decidedAt),
    approvedAt: approvedAt === null ? null : toInstant(approvedAt),
    againSince: againSince === null ? null : toInstant(againSince),
    timing: timingOf(outcome),
    zone: zone ?? rules.timeZone,
    rules: rules.ofJob(jobId),
    asksPerson: outcome.asksPerson || isYesTakenBack(outcome.no),
  };
}

/** When a member wants an outcome to be told. */
export function timingOf({ tellCandidate, tellOn }: Pick<OutcomeEntity, 'tellCandidate' | 'tellOn'>): OutcomeTiming {
  if (tellCandidate === 'LATER' && tellOn !== null) return { tellOn: Temporal.PlainDate.from(tellOn) };
  return tellCandidate === 'NOW' ? 'NOW' : 'USUAL';
}
