import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { JobEntity } from '../../jobs/index.js';
import { refuseBeyondOwnJobs } from '../../organizations/index.js';
import { recordOf } from '../../platform/actor/actor.js';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { InvalidInput, NotFound } from '../../platform/problems/common-problems.js';
import { Problem } from '../../platform/problems/problem.js';
import { inSlices } from '../../platform/slices/in-slices.js';
import { BulkMoveEntity, type BulkMoveTarget, bulkMoveBatchDue, TimelineEntity } from '../../timelines/index.js';
import { CandidateStates } from '../tell/candidate-states.js';
import type { MoveDecisionDatesOfJobInput } from './bulk-move.input.js';
import type { BulkMove } from './bulk-move.model.js';
import { StalePreview } from './bulk-move.problems.js';
import { type Applicant, type MovePreview, previewMoves } from './preview-move.js';

// A preview of more would be read by nobody, and its answer weigh megabytes.
const mostTimelines = 5_000;
// Between two of which others are served: a few milliseconds of work each.
const APPLICANTS_IN_A_SLICE = 10;

const selectApplicants = `
  SELECT a.id, a.candidate_id AS "candidateId", a.applied_on AS "appliedOn", c.full_name AS "candidateName" FROM applications a
  JOIN candidates c ON c.organization_id = $1 AND c.id = a.candidate_id
  WHERE a.organization_id = $1 AND a.job_id = $2 AND ($3::text IS NULL OR a.stage = $3)
    AND ($4::uuid[] IS NULL OR a.id = ANY($4)) AND ($4::uuid[] IS NOT NULL OR a.status = 'ACTIVE')
  ORDER BY a.id`;

const countNamed = `
  SELECT count(*) AS count FROM applications WHERE organization_id = $1 AND job_id = $2 AND id = ANY($3)`;

/** The applications that are meant, with their open timelines. */
interface Selection {
  readonly applicants: readonly Applicant[];
  readonly timelines: ReadonlyMap<string, TimelineEntity[]>;
  readonly targets: BulkMoveTarget[];
}

/** Shows what a move of many dates would do, and begins it. */
@Injectable()
export class BulkMovesService {
  constructor(private readonly states: CandidateStates) {}

  /** A preview, or the id of the run that has begun: its dates are moved by the worker, some hundred at a time. */
  async request(tx: WriteTransaction, input: MoveDecisionDatesOfJobInput): Promise<string | BulkMove | Problem> {
    const refusal = await refuseJob(tx, input);
    if (refusal !== null) return refusal;
    const selection = await select(tx, input);
    if (selection instanceof Problem) return selection;
    if (input.dryRun) return await this.#preview(tx, input, selection);
    if (!input.previewToken)
      return InvalidInput.of(['input', 'previewToken'], 'is needed with dryRun: false: look at the preview first');
    if (input.previewToken !== tokenOf(tx, input, selection.targets)) return new StalePreview();
    return await this.#begin(tx, input, selection.targets);
  }

  async #preview(tx: WriteTransaction, input: MoveDecisionDatesOfJobInput, selection: Selection): Promise<BulkMove> {
    const order = orderOf(input);
    const states = await this.states.read(
      tx,
      selection.applicants.map(({ candidateId }) => candidateId),
    );
    const items: MovePreview[] = [];
    await inSlices(selection.applicants, APPLICANTS_IN_A_SLICE, (applicant) => {
      const timelines =
        selection.timelines.get(applicant.id)?.map(({ id }) => id) ?? (input.applicationIds ? [null] : []);
      const state = states.get(applicant.candidateId);
      if (state !== undefined) items.push(...previewMoves(applicant, timelines, order, state, tx.now));
    });
    const refused = items.filter(({ refusal }) => refusal !== null).length;
    return {
      id: null,
      status: 'PREVIEW',
      total: items.length,
      done: items.length - refused,
      refused,
      previewToken: tokenOf(tx, input, selection.targets),
      items,
      refusals: [],
      endedAt: null,
    };
  }

  async #begin(tx: WriteTransaction, input: MoveDecisionDatesOfJobInput, targets: BulkMoveTarget[]): Promise<string> {
    const id = newId();
    const isEmpty = targets.length === 0;
    await tx.manager.insert(BulkMoveEntity, {
      organizationId: tx.organizationId,
      id,
      jobId: input.jobId,
      input: orderOf(input),
      targets,
      status: isEmpty ? 'DONE' : 'RUNNING',
      total: targets.length,
      done: 0,
      refused: 0,
      refusals: [],
      actor: recordOf(tx.actor),
      createdAt: toDate(tx.now),
      endedAt: isEmpty ? toDate(tx.now) : null,
    });
    if (!isEmpty) await tx.publish(bulkMoveBatchDue, { bulkMoveId: id });
    return id;
  }
}

async function refuseJob(tx: WriteTransaction, input: MoveDecisionDatesOfJobInput): Promise<Problem | null> {
  const { organizationId, manager } = tx;
  const { jobId, applicationIds } = input;
  const job = await manager.findOneBy(JobEntity, { organizationId, id: jobId });
  if (job === null) return new NotFound('job', ['input', 'jobId']);
  const refusal = refuseBeyondOwnJobs(tx.actor, 'timelines:write', job);
  if (refusal !== null || !applicationIds) return refusal;
  const [named] = await tx.query<{ count: number }>(countNamed, [organizationId, jobId, applicationIds]);
  return named?.count === applicationIds.length ? null : new NotFound('application', ['input', 'applicationIds']);
}

async function select(
  tx: WriteTransaction,
  { jobId, stage = null, applicationIds = null }: MoveDecisionDatesOfJobInput,
): Promise<Selection | Problem> {
  const { organizationId, manager } = tx;
  const applicants = await tx.query<Applicant>(selectApplicants, [organizationId, jobId, stage, applicationIds]);
  const meant = new Set(applicants.map(({ id }) => id));
  const open = await manager.find(TimelineEntity, {
    where: {
      organizationId,
      jobId,
      decidedAt: IsNull(),
      closedAt: IsNull(),
      ...(applicationIds === null ? {} : { applicationId: In(applicationIds) }),
    },
    order: { id: 'ASC' },
  });
  const timelines = open.filter(({ applicationId }) => meant.has(applicationId));
  if (timelines.length > mostTimelines)
    return InvalidInput.of(['input', 'jobId'], `has more than ${mostTimelines} open timelines: move them in parts`);
  return {
    applicants,
    timelines: Map.groupBy(timelines, ({ applicationId }) => applicationId),
    targets: timelines.map(({ id: timelineId, applicationId, revision }) => ({ timelineId, applicationId, revision })),
  };
}

function orderOf({ decisionDate, precision, reason, note, internalNote }: MoveDecisionDatesOfJobInput) {
  return { decisionDate, precision, reason, note: note ?? null, internalNote: internalNote ?? null };
}

/** Another input, or a timeline that was revised, opened or closed meanwhile, gives another token. */
function tokenOf(tx: WriteTransaction, input: MoveDecisionDatesOfJobInput, targets: readonly BulkMoveTarget[]): string {
  const { jobId, stage, applicationIds } = input;
  const whose = [tx.organizationId, jobId, stage ?? null, applicationIds ? [...applicationIds].sort() : null];
  const shown = JSON.stringify([...whose, orderOf(input), targets]);
  return createHash('sha256').update(shown).digest('base64url');
}
