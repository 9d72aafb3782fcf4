import { Injectable } from '@nestjs/common';
import {
  ApplicationEntity,
  ApplicationImports,
  ApplicationsService,
  CandidateMerges,
  JobClosed,
} from '../../applications/index.js';
import { CandidateErased } from '../../candidates/index.js';
import { statement } from '../../platform/database/statement.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { Problem } from '../../platform/problems/problem.js';
import { findOwners } from '../refs/ats-refs.js';
import { moveRefs } from '../refs/move-refs.js';
import type { RowProblem, SyncApplication } from '../sync/rows.js';
import type { SyncConnection } from '../sync/sync-connection.js';
import { isTerminal, mappedStatusOf } from '../words/ending-of.js';
import { ApplicationStatusChanges } from './application-status.js';
import { decisionDateIn, decisionReasonIn, type SaidOfApplication, saidOf, unmappedIn } from './application-words.js';
import { AtsDecisionDate } from './ats-decision-date.js';
import { inSavepoint, makeMany } from './in-savepoint.js';
import { JobRows } from './job-rows.js';
import {
  erasedThere,
  type Fresh,
  isNoApplication,
  keptOf,
  newApplication,
  type Owners,
  stageOf,
  type Told,
} from './new-application.js';
import { invalid, problemOfRow } from './problem-of-row.js';
import {
  type Applied,
  heldFor,
  type Incoming,
  type PreparedRows,
  type RowKind,
  refusedFor,
  resultOf,
  type SliceContext,
} from './row-kind.js';
import { storedRows } from './stored-rows.js';

/** Applications of another system: new ones many at once, known ones as a member changes them. */
@Injectable()
export class ApplicationRows implements RowKind<SyncApplication> {
  readonly type = 'APPLICATION';

  constructor(
    private readonly applications: ApplicationsService,
    private readonly imports: ApplicationImports,
    private readonly statuses: ApplicationStatusChanges,
    private readonly dates: AtsDecisionDate,
    private readonly jobs: JobRows,
    private readonly merges: CandidateMerges,
  ) {}

  endsIn(row: SyncApplication, { book }: SliceContext): boolean | null {
    return row.remoteWasDeleted ? true : isTerminal(mappedStatusOf(saidOf(row, {}, book)));
  }

  isAlone(row: SyncApplication, { connection }: SliceContext): boolean {
    return decisionDateIn(row, connection) !== null;
  }

  heldContent(row: SyncApplication): SyncApplication {
    return row;
  }

  async apply(context: SliceContext, rows: readonly Incoming<SyncApplication>[]): Promise<Applied[]> {
    const { tx, connection, book } = context;
    const told = rows.map((incoming): Told => {
      const said = saidOf(incoming.row, incoming.said as Partial<SaidOfApplication>, book);
      return { incoming, said, standing: mappedStatusOf(said) };
    });
    const [owners, stored] = await Promise.all([
      ownersOf(tx, connection, told),
      storedRows(tx, ApplicationEntity, rows),
    ]);
    const known = new Map(stored.map((application) => [application.id, application]));
    const applied = new Map<Told, Applied>();
    const fresh: Fresh[] = [];
    for (const each of told) {
      const application = known.get(each.incoming.rowId ?? '');
      if (application !== undefined) {
        applied.set(each, await this.#applyKnown(context, each, application, owners));
        continue;
      }
      const made = newApplication(context, each, owners);
      if ('application' in made) fresh.push(made);
      else applied.set(each, made);
    }
    await this.#create(context, fresh, (each, done) => applied.set(each, done));
    await this.jobs.closeEmpty(tx, await closedThere(context, stored));
    return told.map((each) => applied.get(each) ?? lost());
  }

  async prepare(context: SliceContext, rows: readonly Incoming<SyncApplication>[]): Promise<PreparedRows | null> {
    const { tx, connection, book } = context;
    const told = rows.map((incoming): Told => {
      const said = saidOf(incoming.row, {}, book);
      return { incoming, said, standing: mappedStatusOf(said) };
    });
    const owners = await ownersOf(tx, connection, told);
    const begun = told.map((each) => newApplication(context, each, owners));
    const fresh = begun.filter((each) => 'application' in each);
    const { results, store } = await this.imports.prepare(
      context.tx,
      fresh.map(({ application }) => application),
    );
    const made = new Map<Applied | Fresh, Applied>();
    for (const [place, each] of fresh.entries()) made.set(each, await this.#made(context, each, results[place]));
    const applied = begun.map((each) => ('application' in each ? (made.get(each) ?? lost()) : each));
    // What waits may be what the next rows bring.
    if (applied.some(({ result: { status } }) => status === 'HELD')) return null;
    return { applied, store: () => store().then(() => applied) };
  }

  async #applyKnown(
    context: SliceContext,
    told: Told,
    application: ApplicationEntity,
    owners: Owners,
  ): Promise<Applied> {
    const { tx, connection } = context;
    const { incoming, said, standing } = told;
    const { row, index, isDeleted } = incoming;
    const isGone = row.remoteWasDeleted ?? isDeleted;
    const isNone = isGone || isNoApplication(told);
    // A prospect may be one for any job, or none.
    const other = isNoApplication(told) ? null : await this.#otherOwner(context, told, application, owners);
    if (other !== null) return other;
    const done = await inSavepoint(tx, async () => {
      const isMoved = await this.#moveStage(context, application, stageOf(said));
      if (isMoved instanceof Problem) return isMoved;
      const change = isNone
        ? await this.statuses.remove(tx, application.id, connection.name)
        : await this.statuses.follow(tx, application, standing, connection.name);
      return change instanceof Problem ? change : isMoved || change === 'CHANGED';
    });
    if (done instanceof CandidateErased) return erasedThere(application.id);
    if (done instanceof Problem) return refusedFor(problemOfRow(done, index));
    const date = await this.#tellDate(context, told, application.id, !isNone);
    const became = done || date.isTold || isGone !== isDeleted ? 'UPDATED' : 'UNCHANGED';
    return {
      result: resultOf({ status: became, id: application.id, unmapped: unmappedIn(said), problem: date.problem }),
      kept: keptOf(
        application.id,
        // Once it is one again, the date that they tell is promised anew, be it the same.
        { ...said, decisionDate: isNone ? null : date.decisionDate },
        !isNoApplication(told) && (isTerminal(standing) ?? false),
        isGone,
      ),
    };
  }

  /**
   * An application belongs to its job and its candidate for good: what moves to another job is another application, and who
   * has it is another one only where the two were merged. Null: it is theirs.
   */
  async #otherOwner(
    { tx }: SliceContext,
    { incoming, said }: Told,
    { id, candidateId, jobId }: ApplicationEntity,
    { candidates, jobs }: Owners,
  ): Promise<Applied | null> {
    const { index } = incoming;
    const job = jobs.get(said.jobRemoteId ?? '')?.rowId ?? null;
    if (job !== null && job !== jobId) return refusedFor(invalid(index, 'jobId', anotherJob));
    const candidate = candidates.get(said.candidateRemoteId ?? '')?.rowId ?? null;
    if (candidate === null || candidate === candidateId) return null;
    const problem = invalid(index, 'candidateId', anotherCandidate);
    const before = candidateBefore(incoming);
    if (before === null || before === said.candidateRemoteId) return refusedFor(problem);
    // The merge is yet to come. Where they were deleted there, this is all that is told of it.
    if (!candidates.get(before)?.isDeleted)
      return {
        result: resultOf({ status: 'HELD', id, problem, waitsFor: [{ type: 'CANDIDATE', remoteId: before }] }),
        kept: null,
      };
    const merged = await inSavepoint(tx, () => this.merges.merge(tx, candidateId, candidate));
    if (merged instanceof Problem) return refusedFor(problemOfRow(merged, index));
    if (!merged) return erasedThere(id);
    await moveRefs(tx, candidateId, candidate);
    return null;
  }

  /** False: it stands there already, or has ended. */
  async #moveStage(
    { tx }: SliceContext,
    { id: applicationId, status, stage: before }: ApplicationEntity,
    stage: string | null,
  ): Promise<boolean | Problem> {
    if (stage === null || stage === before || status !== 'ACTIVE') return false;
    const moved = await this.applications.moveStage(tx, { applicationId, stage });
    return moved instanceof Problem ? moved : true;
  }

  async #create(
    context: SliceContext,
    fresh: readonly Fresh[],
    tell: (told: Told, done: Applied) => void,
  ): Promise<void> {
    const { tx } = context;
    const applications = fresh.map(({ application }) => application);
    const made = await makeMany(tx, applications, (some) => this.imports.create(tx, some));
    for (const [place, each] of fresh.entries()) tell(each.told, await this.#made(context, each, made[place]));
  }

  /** @param id of ours, or what spoke against it */
  async #made(context: SliceContext, { told, application }: Fresh, id: string | Problem | undefined): Promise<Applied> {
    const { incoming, said, standing } = told;
    if (id instanceof CandidateErased) return erasedThere(null);
    if (id instanceof JobClosed && said.jobRemoteId !== null)
      return heldFor([{ type: 'JOB', remoteId: said.jobRemoteId }], problemOfRow(id, incoming.index));
    if (typeof id !== 'string') return refusedFor(id === undefined ? lost() : problemOfRow(id, incoming.index));
    const { decisionDate, problem } = await this.#tellDate(context, told, id, application.status === 'ACTIVE');
    return {
      result: resultOf({ status: 'CREATED', id, unmapped: unmappedIn(said), problem }),
      kept: keptOf(id, { ...said, decisionDate }, isTerminal(standing) ?? false, false),
    };
  }

  /** Only another date than they told before moves the one that holds here. What is refused of it refuses nothing else. */
  async #tellDate(
    { tx, connection }: SliceContext,
    { incoming: { row, index }, said }: Told,
    applicationId: string,
    isGoingOn: boolean,
  ): Promise<{ decisionDate: string | null; isTold: boolean; problem: RowProblem | null }> {
    const decisionDate = decisionDateIn(row, connection);
    const asBefore = { decisionDate: said.decisionDate, isTold: false, problem: null };
    if (!isGoingOn || decisionDate === null || decisionDate === said.decisionDate) return asBefore;
    const application = await tx.manager.findOneByOrFail(ApplicationEntity, {
      organizationId: tx.organizationId,
      id: applicationId,
    });
    if (application.status !== 'ACTIVE') return { ...asBefore, decisionDate };
    const done = await inSavepoint(tx, async () => {
      const reason = decisionReasonIn(row, connection);
      return (await this.dates.tell(tx, applicationId, decisionDate, reason)) ?? true;
    });
    if (done instanceof Problem) return { ...asBefore, problem: problemOfRow(done, index) };
    return { decisionDate, isTold: true, problem: null };
  }
}

const anotherJob = 'is another job than before: send what moves to another job under an id of its own';
const anotherCandidate = 'is another candidate than before, and the two were not merged';

async function ownersOf(tx: WriteTransaction, connection: SyncConnection, told: readonly Told[]): Promise<Owners> {
  const [candidates, jobs] = await Promise.all([
    findOwners(tx, connection, 'CANDIDATE', refsIn(told, 'candidateRemoteId')),
    findOwners(tx, connection, 'JOB', refsIn(told, 'jobRemoteId')),
  ]);
  return { candidates, jobs };
}

function refsIn(told: readonly Told[], field: 'candidateRemoteId' | 'jobRemoteId'): string[] {
  const before = field === 'candidateRemoteId' ? told.map(({ incoming }) => candidateBefore(incoming)) : [];
  return [...new Set([...told.map(({ said }) => said[field]), ...before].filter((id) => id !== null))];
}

/** Whose it was by the rows before. */
function candidateBefore({ said }: Incoming<SyncApplication>): string | null {
  return (said as Partial<SaidOfApplication>).candidateRemoteId ?? null;
}

/** Of the jobs of these applications, those that are closed in the other system. */
async function closedThere(
  { tx, connection }: SliceContext,
  applications: readonly ApplicationEntity[],
): Promise<string[]> {
  const ids = [...new Set(applications.map(({ jobId }) => jobId))];
  if (ids.length === 0) return [];
  const rows = await tx.query<{ id: string }>(closedSql, [tx.organizationId, connection.id, ids]);
  return rows.map(({ id }) => id);
}

const closedSql = statement(
  'ats_jobs_closed_there',
  `
  SELECT DISTINCT row_id AS id FROM ats_refs
  WHERE organization_id = $1 AND connection_id = $2 AND type = 'JOB' AND row_id = ANY($3::uuid[]) AND is_terminal`,
);

function lost(): never {
  throw new Error('a row of an application has no result');
}
