import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../../platform/actor/actor.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';
import { isUnavailable } from '../../platform/graphql/unavailable.js';
import { Problem } from '../../platform/problems/problem.js';
import type { ByteSource } from '../csv/byte-source.js';
import { type CsvPlan, checkCsv, type NumberedCsvRow, planCsv, readRows } from '../csv/check-csv.js';
import { CsvFault } from '../csv/csv-fault.js';
import { connectionActor } from '../inbox/connection-actor.js';
import { inboxOf } from '../inbox/inbox.reads.js';
import { AtsMetrics } from '../metrics/ats-metrics.js';
import type { SyncConnection } from '../sync/sync-connection.js';
import { SyncRows } from '../sync/sync-rows.js';
import { applyRecords, isAgain } from './apply-records.js';
import type { AtsImportRow, ImportCounts } from './ats-import.entity.js';
import { advanceImport, planImport, settleImport } from './import-statements.js';
import { countsWith, ownFault, type ReportedRow, reportFault, reportUnapplied } from './reported-row.js';

// Records between two commits: what is done again after a kill, and changes nothing then.
const batchSize = 500;

/** How far an import has come: so many records of so many. */
export type Progress = (done: number, all: number) => void;

/** Who runs an import hears how far it is, and may have it end after the batch that is under way. */
export interface ImportWatch {
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
}

/** It was ended before it was done: it is gone on with. */
export class ImportStopped extends Error {
  override readonly name = 'ImportStopped';
}

/** Takes a file in: checks the whole of it first, then brings its rows in, and goes on from where it had come to. */
@Injectable()
export class ImportFile {
  readonly #logger = new Logger(ImportFile.name);

  constructor(
    private readonly database: WorkerDatabase,
    private readonly sync: SyncRows,
    private readonly metrics: AtsMetrics,
  ) {}

  /**
   * @param held an import that this process has claimed
   * @throws LeaseLost, ImportStopped
   */
  async run(organizationId: string, held: AtsImportRow, source: ByteSource, watch: ImportWatch = {}): Promise<void> {
    const connection = await this.database.read(organizationId, (tx) => inboxOf(tx, held.atsIntegrationId));
    if (connection === null) throw new Error('an import has lost its connection');
    const actor = connectionActor(organizationId, connection, 'SYNC');
    const write = async (work: (tx: WriteTransaction) => Promise<void>) => {
      const done = await this.database.write(actor, work);
      if (done instanceof Problem) throw new Error(done.message);
    };
    try {
      const { plan, rows } = await this.#plan(held, source, write);
      const heard = (done: number) => {
        watch.progress?.(done, rows);
        if (watch.signal?.aborted) throw new ImportStopped('the import was stopped');
      };
      heard(held.doneCount);
      if (!held.dryRun) await this.#bring({ actor, connection, held, plan, source, write, heard });
      await write((tx) => settleImport(tx, held, held.dryRun ? 'CHECKED' : 'DONE'));
    } catch (error) {
      if (!(error instanceof CsvFault)) throw error;
      await write((tx) => settleImport(tx, held, 'REFUSED', error));
    }
  }

  /** Looks at every record before the first is taken in; what was found is kept, for whoever goes on. */
  async #plan(held: AtsImportRow, source: ByteSource, write: Write): Promise<{ plan: CsvPlan; rows: number }> {
    if (held.plan !== null && held.rowCount !== null && !held.dryRun) return { plan: held.plan, rows: held.rowCount };
    const plan = await planCsv(source, held.options);
    let counts: ImportCounts = {};
    let batch: NumberedCsvRow[] = [];
    const report = async () => {
      const last = batch.at(-1);
      if (last === undefined) return;
      const reported = batch.map(reportUnapplied);
      counts = countsWith(counts, reported);
      await write((tx) => advanceImport(tx, held, { ...last, counts }, reported));
      batch = [];
    };
    const rows = await checkCsv(source, plan, async (row) => {
      if (!held.dryRun) return;
      batch.push(row);
      if (batch.length === batchSize) await report();
    });
    await report();
    await write((tx) => planImport(tx, held, plan, rows));
    return { plan, rows };
  }

  async #bring({ actor, connection, held, plan, source, write, heard }: Bringing): Promise<void> {
    let counts = held.counts;
    let batch: NumberedCsvRow[] = [];
    const bring = async () => {
      const last = batch.at(-1);
      if (last === undefined) return;
      // As of when the file was given: what was told meanwhile is newer.
      const reported = await this.#apart(batch, (some) =>
        applyRecords(this.sync, actor, connection, some, held.createdAt),
      );
      counts = countsWith(counts, reported);
      await write((tx) => advanceImport(tx, held, { ...last, counts }, reported));
      this.metrics.imported(countsWith({}, reported));
      heard(last.number);
      batch = [];
    };
    const from = { end: Number(held.endByte), line: held.endLine, number: held.doneCount };
    for await (const row of readRows(source, plan, from)) {
      if (batch.length === batchSize || isAgain(batch, row)) await bring();
      batch.push(row);
    }
    await bring();
  }

  /**
   * A fault of ours that one record meets, whatever it is, must not keep those behind it: it alone stands in the report. One
   * that all of them meet is no record's.
   */
  async #apart(records: readonly NumberedCsvRow[], apply: Apply, isPart = false): Promise<readonly ReportedRow[]> {
    try {
      return await apply(records);
    } catch (error) {
      const [first] = records;
      if (isUnavailable(error) || first === undefined) throw error;
      if (records.length === 1) {
        if (!isPart) throw error;
        this.#logger.error({ err: error, line: first.line }, 'a record could not be taken in');
        return [reportFault(first)];
      }
      const half = records.length >> 1;
      const reported = [
        ...(await this.#apart(records.slice(0, half), apply, true)),
        ...(await this.#apart(records.slice(half), apply, true)),
      ];
      if (!isPart && reported.every(({ code }) => code === ownFault)) throw error;
      return reported;
    }
  }
}

type Apply = (records: readonly NumberedCsvRow[]) => Promise<readonly ReportedRow[]>;

interface Bringing {
  readonly actor: Actor;
  readonly connection: SyncConnection;
  readonly held: AtsImportRow;
  readonly plan: CsvPlan;
  readonly source: ByteSource;
  readonly write: Write;
  readonly heard: (done: number) => void;
}

type Write = (work: (tx: WriteTransaction) => Promise<void>) => Promise<void>;
