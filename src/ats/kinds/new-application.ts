import type { ImportedApplication } from '../../applications/index.js';
import { toDate } from '../../platform/database/dates.js';
import type { OwnerRef } from '../refs/ats-refs.js';
import { instantIn } from '../sync/instants.js';
import type { SyncApplication, WaitsFor } from '../sync/rows.js';
import { type MappedStatus } from '../words/ending-of.js';
import { statusAtFirst } from './application-status.js';
import { type SaidOfApplication, unmappedIn } from './application-words.js';
import { invalid } from './problem-of-row.js';
import { type Applied, heldFor, type Incoming, refusedFor, resultOf, type SliceContext } from './row-kind.js';

/** A row with what it and those before it say. */
export interface Told {
  readonly incoming: Incoming<SyncApplication>;
  readonly said: SaidOfApplication;
  readonly standing: MappedStatus;
}

export interface Fresh {
  readonly told: Told;
  readonly application: ImportedApplication;
}

/** What a row belongs to, here. */
export interface Owners {
  readonly candidates: ReadonlyMap<string, OwnerRef>;
  readonly jobs: ReadonlyMap<string, OwnerRef>;
}

/** Who is a prospect or a lead, or was moved to another job, has no application: what was one, and is none now, ends quietly. */
export function isNoApplication({ said, standing }: Pick<Told, 'said' | 'standing'>): boolean {
  return said.isProspect || standing.status === 'IGNORED';
}

// What a stage is called of which nothing is said.
const unsaidStage = 'Applied';

/** What is to be made of a row that is not known here, or what became of it where nothing is. */
export function newApplication(context: SliceContext, told: Told, { candidates, jobs }: Owners): Applied | Fresh {
  const { incoming, said, standing } = told;
  const { row, index, isDeleted } = incoming;
  const unmapped = unmappedIn(said);
  const isGone = row.remoteWasDeleted ?? isDeleted;
  if (isGone || isNoApplication(told))
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
  const endedAt =
    status === 'ACTIVE'
      ? null
      : (row.remoteUpdatedAt ? instantIn(row.remoteUpdatedAt) : toDate(context.tx.now)).toISOString();
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

// Characters; theirs may be longer.
const longestStage = 100;

/** A stage without a meaning here is called as they call it: a name, and no guess. */
export function stageOf({ stage }: SaidOfApplication): string | null {
  return stage === null ? null : (stage.mapped ?? [...stage.original].slice(0, longestStage).join('').trim());
}

export function keptOf(
  rowId: string | null,
  said: SaidOfApplication,
  isEnd: boolean,
  isDeleted: boolean,
): Applied['kept'] {
  const told = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
  return { rowId, said: told, isTerminal: isEnd || isDeleted, isDeleted };
}

export function erasedThere(id: string | null): Applied {
  return {
    result: resultOf({ status: 'ERASED', id }),
    kept: { rowId: id, said: {}, isTerminal: true, isDeleted: true, isErased: true },
  };
}
