import { Injectable } from '@nestjs/common';
import {
  ApplicationEntity,
  ApplicationImports,
  ApplicationsService,
  type ImportedApplication,
} from '../../applications/index.js';
import { CandidateErased } from '../../candidates/index.js';
import { toDate } from '../../platform/database/dates.js';
import { statement } from '../../platform/database/statement.js';
import { Problem } from '../../platform/problems/problem.js';
import { findOwners, type OwnerRef } from '../refs/ats-refs.js';
import type { RowProblem, SyncApplication, WaitsFor } from '../sync/rows.js';
import { isTerminal, type MappedStatus, mappedStatusOf } from '../words/ending-of.js';
import { ApplicationStatusChanges, statusAtFirst } from './application-status.js';
import { decisionDateIn, decisionReasonIn, type SaidOfApplication, saidOf, unmappedIn } from './application-words.js';
import { inSavepoint, makeMany } from './in-savepoint.js';
import { JobRows } from './job-rows.js';
import { invalid, problemOfRow } from './problem-of-row.js';
import { PromisedDate } from './promised-date.js';
import {
  type Applied,
  heldFor,
  type Incoming,
  type RowKind,
  refusedFor,
  resultOf,
  type SliceContext,
} from './row-kind.js';
import { storedRows } from './stored-rows.js';

/** A row with what it and those before it say. */
interface Told {
  readonly incoming: Incoming<SyncApplication>;
  readonly said: SaidOfApplication;
  readonly standing: MappedStatus;
}

interface Fresh {
  readonly told: Told;
  readonly application: ImportedApplication;
}

/** What a row belongs to, here. */
interface Owners {
  readonly candidates: ReadonlyMap<string, OwnerRef>;
  readonly jobs: ReadonlyMap<string, OwnerRef>;
}

// What a stage is called of which nothing is said.
const unsaidStage = 'Applied';

/** Applications of another system: new ones many at once, known ones as a member changes them. */
@Injectable()
export class ApplicationRows implements RowKind<SyncApplication> {
  readonly type = 'APPLICATION';

  constructor(
    private readonly applications: ApplicationsService,
    private readonly imports: ApplicationImports,
    private readonly statuses: ApplicationStatusChanges,
    private readonly dates: PromisedDate,
    private readonly jobs: JobRows,
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
    const [candidates, jobs, stored] = await Promise.all([
      findOwners(tx, connection, 'CANDIDATE', refsIn(told, 'candidateRemoteId')),
      findOwners(tx, connection, 'JOB', refsIn(told, 'jobRemoteId')),
      storedRows(tx, ApplicationEntity, rows),
    ]);
    const owners: Owners = { candidates, jobs };
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

  async #applyKnown(
    context: SliceContext,
    told: Told,
    application: ApplicationEntity,
    owners: Owners,
  ): Promise<Applied> {
    const { tx, connection } = context;
    const { incoming, said, standing } = told;
    const { row, index, isDeleted } = incoming;
    const refusal = transfer(told, application, owners);
    if (refusal !== null) return refusedFor(refusal);
    const isGone = row.remoteWasDeleted ?? isDeleted;
    const done = await inSavepoint(tx, async () => {
      const isMoved = await this.#moveStage(context, application, stageOf(said));
      if (isMoved instanceof Problem) return isMoved;
      const change = isGone
        ? await this.statuses.remove(tx, application.id, connection.name)
        : await this.statuses.follow(tx, application, standing, connection.name);
      return change instanceof Problem ? change : isMoved || change === 'CHANGED';
    });
    if (done instanceof CandidateErased) return erasedThere(application.id);
    if (done instanceof Problem) return refusedFor(problemOfRow(done, index));
    const date = await this.#tellDate(context, told, application.id, !isGone);
    const became = done || date.isTold || isGone !== isDeleted ? 'UPDATED' : 'UNCHANGED';
    return {
      result: resultOf({ status: became, id: application.id, unmapped: unmappedIn(said), problem: date.problem }),
      kept: keptOf(application.id, { ...said, decisionDate: date.decisionDate }, isTerminal(standing) ?? false, isGone),
    };
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
    for (const [place, { told: each, application }] of fresh.entries()) {
      const { incoming, said, standing } = each;
      const id = made[place];
      if (id instanceof CandidateErased) tell(each, erasedThere(null));
      else if (typeof id !== 'string')
        tell(each, refusedFor(id === undefined ? lost() : problemOfRow(id, incoming.index)));
      else {
        const isActive = application.status === 'ACTIVE';
        const { decisionDate, problem } = await this.#tellDate(context, each, id, isActive);
        tell(each, {
          result: resultOf({ status: 'CREATED', id, unmapped: unmappedIn(said), problem }),
          kept: keptOf(id, { ...said, decisionDate }, isTerminal(standing) ?? false, false),
        });
      }
    }
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

/** What is to be made of a row that is not known here, or what became of it where nothing is. */
function newApplication(context: SliceContext, told: Told, { candidates, jobs }: Owners): Applied | Fresh {
  const { incoming, said, standing } = told;
  const { row, index, isDeleted } = incoming;
  const unmapped = unmappedIn(said);
  const isGone = row.remoteWasDeleted ?? isDeleted;
  if (isGone || said.isProspect || standing.status === 'IGNORED')
    return { result: resultOf({ status: 'UNCHANGED', unmapped }), kept: keptOf(null, said, false, isGone) };
  const { candidateRemoteId, jobRemoteId } = said;
  if (candidateRemoteId === null) return refusedFor(invalid(index, 'candidateId', 'is needed for a new application'));
  if (jobRemoteId === null) return refusedFor(invalid(index, 'jobId', 'is needed for a new application'));
  const candidate = candidates.get(candidateRemoteId);
  const job = jobs.get(jobRemoteId);
  if (candidate?.isErased) return erasedThere(null);
  const candidateId = candidate?.rowId ?? null;
  const jobId = job?.rowId ?? null;
  const waitsFor: WaitsFor[] = [
    ...(candidateId === null ? [{ type: 'CANDIDATE' as const, remoteId: candidateRemoteId }] : []),
    ...(jobId === null ? [{ type: 'JOB' as const, remoteId: jobRemoteId }] : []),
  ];
  if (candidateId === null || jobId === null) return heldFor(waitsFor);
  const status = statusAtFirst(standing);
  const endedAt = status === 'ACTIVE' ? null : (row.remoteUpdatedAt ?? toDate(context.tx.now).toISOString());
  const application: ImportedApplication = {
    jobId,
    candidateId,
    status,
    stage: stageOf(said) ?? unsaidStage,
    appliedOn: said.appliedOn,
    endedAt,
    externalRef: { source: context.connection.source, remoteId: row.remoteId },
  };
  return { told, application };
}

/** A stage without a meaning here is called as they call it: a name, and no guess. */
function stageOf({ stage }: SaidOfApplication): string | null {
  return stage === null ? null : (stage.mapped ?? stage.original);
}

/** An application belongs to its job and its candidate for good: what moves to another job is another application. */
function transfer(
  { incoming: { index }, said }: Told,
  { candidateId, jobId }: ApplicationEntity,
  { candidates, jobs }: Owners,
): RowProblem | null {
  const job = jobs.get(said.jobRemoteId ?? '')?.rowId ?? null;
  if (job !== null && job !== jobId)
    return invalid(index, 'jobId', 'is another job than before: send what moves to another job under an id of its own');
  const candidate = candidates.get(said.candidateRemoteId ?? '')?.rowId ?? null;
  if (candidate !== null && candidate !== candidateId)
    return invalid(index, 'candidateId', 'is another candidate than before, and the two were not merged');
  return null;
}

function refsIn(told: readonly Told[], field: 'candidateRemoteId' | 'jobRemoteId'): string[] {
  return [...new Set(told.flatMap(({ said }) => said[field] ?? []))];
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

function keptOf(rowId: string | null, said: SaidOfApplication, isEnd: boolean, isDeleted: boolean): Applied['kept'] {
  const told = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
  return { rowId, said: told, isTerminal: isEnd || isDeleted, isDeleted };
}

function erasedThere(id: string | null): Applied {
  return {
    result: resultOf({ status: 'ERASED', id }),
    kept: { rowId: id, said: {}, isTerminal: true, isDeleted: true, isErased: true },
  };
}

function lost(): never {
  throw new Error('a row of an application has no result');
}
