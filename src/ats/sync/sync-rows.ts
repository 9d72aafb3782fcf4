import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor/actor.js';
import { Admission } from '../../platform/admission/admission.js';
import { SerialQueues } from '../../platform/admission/serial-queues.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';
import { changesOf, type RunMutation } from '../../platform/graphql/change.js';
import { Problem } from '../../platform/problems/problem.js';
import { heldRowsDue } from '../held/held.events.js';
import { KindsOfRows } from '../kinds/kinds-of-rows.js';
import { problemOfRow } from '../kinds/problem-of-row.js';
import { type AnyRow, resultOf } from '../kinds/row-kind.js';
import { applyRows, type SliceDone } from './apply-rows.js';
import type { NumberedRow } from './judge-row.js';
import { nextSlice } from './next-slice.js';
import { faultOfRow } from './row-shapes.js';
import type {
  RowProblem,
  RowResult,
  SyncApplication,
  SyncCandidate,
  SyncedType,
  SyncInterview,
  SyncJob,
} from './rows.js';
import type { SyncConnection } from './sync-connection.js';
import { withToldFields } from './told-fields.js';

const actions: Readonly<Record<SyncedType, string>> = {
  JOB: 'syncJobs',
  CANDIDATE: 'syncCandidates',
  APPLICATION: 'syncApplications',
  INTERVIEW: 'syncInterviews',
};

// Rows that one transaction looks at. The same for every call: under an idempotency key a request that is run again has the
// same slices.
const mostInSlice = 1_000;

// Rows that are looked at before others have their turn.
const mostAtOnce = 100;

// Slices of one connection that wait for one another in this process.
const longestQueue = 1_000;

/** Who brings rows, of which connection, and when they came. */
interface Call {
  readonly actor: Actor;
  readonly connection: SyncConnection;
  readonly receivedAt: Date;
  readonly change: RunMutation | undefined;
}

/**
 * The one door by which rows of another system come in: from the API, a connector in the worker, a file. It makes
 * transactions of its own, a slice of the rows in each, so that any number of rows may be given; every row stands by
 * itself, and gets its result at its place. Rows that are known like this change nothing: any of them may come again.
 */
@Injectable()
export class SyncRows {
  readonly #queues = new SerialQueues(longestQueue);

  constructor(
    private readonly kinds: KindsOfRows,
    private readonly database: WorkerDatabase,
    private readonly admission: Admission,
  ) {}

  /** @param change as a mutation changes things; on behalf of the actor, if left out */
  async jobs(
    actor: Actor,
    connection: SyncConnection,
    rows: readonly SyncJob[],
    receivedAt: Date,
    change?: RunMutation,
  ): Promise<RowResult[]> {
    return await this.#sync('JOB', { actor, connection, receivedAt, change }, rows);
  }

  async candidates(
    actor: Actor,
    connection: SyncConnection,
    rows: readonly SyncCandidate[],
    receivedAt: Date,
    change?: RunMutation,
  ): Promise<RowResult[]> {
    return await this.#sync('CANDIDATE', { actor, connection, receivedAt, change }, rows);
  }

  async applications(
    actor: Actor,
    connection: SyncConnection,
    rows: readonly SyncApplication[],
    receivedAt: Date,
    change?: RunMutation,
  ): Promise<RowResult[]> {
    return await this.#sync('APPLICATION', { actor, connection, receivedAt, change }, rows);
  }

  async interviews(
    actor: Actor,
    connection: SyncConnection,
    rows: readonly SyncInterview[],
    receivedAt: Date,
    change?: RunMutation,
  ): Promise<RowResult[]> {
    return await this.#sync('INTERVIEW', { actor, connection, receivedAt, change }, rows);
  }

  #changesOf(actor: Actor): RunMutation {
    return changesOf(this.database, actor, { address: 'ats', requestId: null });
  }

  async #sync(type: SyncedType, call: Call, rows: readonly AnyRow[]): Promise<RowResult[]> {
    const { connection, receivedAt } = call;
    const results: RowResult[] = [];
    const sound: NumberedRow[] = [];
    for (const [index, given] of rows.entries()) {
      if (index > 0 && index % mostAtOnce === 0) await setImmediate();
      const row = withToldFields(composed(given), connection);
      const problem = faultOfRow(type, row, index);
      if (problem === null) sound.push({ row, index, receivedAt });
      else results[index] = { remoteId: row?.remoteId ?? '', ...resultOf({ problem }) };
    }
    for (let from = 0; from < sound.length; ) {
      const slice = nextSlice(sound, from, mostInSlice, ({ row }) => row.remoteId);
      const done = await this.#queues.run(connection.id, () => this.#applySlice(type, call, slice));
      const told =
        done instanceof Problem
          ? slice.map(({ row: { remoteId }, index }) => refused(remoteId, problemOfRow(done, index)))
          : done.results;
      if (told.length === 0) throw new Error('a slice has no results');
      for (const [place, result] of told.entries()) results[sound[from + place]?.index ?? lost()] = result;
      from += told.length;
    }
    return results;
  }

  /** Its audit entry names what was changed of ours, and nothing of theirs: that may be personal. */
  async #applySlice(
    type: SyncedType,
    { actor, connection, change = this.#changesOf(actor) }: Call,
    slice: readonly NumberedRow[],
  ): Promise<SliceDone | Problem> {
    const input: { connectionId: string; changed: object[] } = { connectionId: connection.id, changed: [] };
    const act = {
      action: actions[type],
      input,
      subject: () => ({ type: 'AtsIntegration', id: connection.id }),
      onlyLooks: (): boolean => input.changed.length === 0,
      via: actor.via ?? 'SYNC',
    };
    return await change(act, async (tx: WriteTransaction) => {
      const pause = () => this.admission.standBack(tx.organizationId);
      const done = await applyRows(tx, this.kinds.byType, connection, type, slice, { pause });
      input.changed = [...done.results.map((row) => ({ ...row, type })), ...done.released].flatMap(
        ({ type, id, status }) =>
          status === 'CREATED' || status === 'UPDATED' || (status === 'ERASED' && id !== null)
            ? [{ type, id, status }]
            : [],
      );
      if (done.hasMoreHeld) await tx.publish(heldRowsDue, { connectionId: connection.id });
      return done;
    });
  }
}

const references = [
  'remoteId',
  'candidateRemoteId',
  'jobRemoteId',
  'applicationRemoteId',
  'mergedIntoRemoteId',
] as const;

/** Its ids in Unicode's composed form: "é" as one character and as two is one id, whichever row names it. */
function composed(row: AnyRow): AnyRow {
  let composedRow = row;
  for (const reference of references) {
    const id = (row as Partial<Record<(typeof references)[number], unknown>> | null)?.[reference];
    const inOneForm = typeof id === 'string' ? id.normalize('NFC') : id;
    if (inOneForm !== id) composedRow = { ...composedRow, [reference]: inOneForm };
  }
  return composedRow;
}

function refused(remoteId: string, problem: RowProblem): RowResult {
  return { remoteId, ...resultOf({ problem }) };
}

function lost(): never {
  throw new Error('a result has no row');
}
