import { Injectable, Logger } from '@nestjs/common';
import { systemActor } from '../../platform/actor/actor.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';
import { isUnavailable } from '../../platform/graphql/unavailable.js';
import { Problem } from '../../platform/problems/problem.js';
import { waitAfter } from '../inbox/delivery-schedule.js';
import type { AtsImportRow } from './ats-import.entity.js';
import { ImportFile, ImportStopped } from './import-file.js';
import { attemptsOf, claimImport, giveBackImport, LeaseLost, putOffImport, settleImport } from './import-statements.js';
import { StoredFile } from './stored-file.js';

// Files of as many organizations are taken in at once: each holds two of the worker's connections now and then.
const mostAtOnce = 2;

const findSql = `SELECT organization_id AS "organizationId", id
  FROM find_due_ats_imports(coalesce($1::timestamptz, clock_timestamp()), $2)`;

/** Takes in files that were sent. */
@Injectable()
export class TakeImports {
  readonly #logger = new Logger(TakeImports.name);

  constructor(
    private readonly database: WorkerDatabase,
    private readonly files: StoredFile,
    private readonly imports: ImportFile,
  ) {}

  /** Until none is due, or after the batches that are under way when it is to end. Returns how many there were. */
  async run(ending = new AbortController().signal): Promise<number> {
    for (let all = 0; ; ) {
      const found = await this.database.acrossOrganizationsNow<{ organizationId: string; id: string }>(findSql, [
        mostAtOnce,
      ]);
      const taken = await Promise.all(found.map(({ organizationId, id }) => this.#take(organizationId, id, ending)));
      const some = taken.filter((each) => each).length;
      all += some;
      if (some === 0 || ending.aborted) return all;
    }
  }

  async #take(organizationId: string, id: string, signal: AbortSignal): Promise<boolean> {
    const actor = systemActor(organizationId);
    const held = await this.database.write(actor, (tx) => claimImport(tx, id));
    if (held === null || held instanceof Problem) return false;
    try {
      await this.imports.run(organizationId, held, this.files.source(organizationId, id), { signal });
    } catch (error) {
      if (error instanceof ImportStopped) await this.database.write(actor, (tx) => giveBackImport(tx, held));
      else if (!(error instanceof LeaseLost)) await this.#putOff(organizationId, held, error);
    }
    return true;
  }

  async #putOff(organizationId: string, held: AtsImportRow, error: unknown): Promise<void> {
    this.#logger.warn({ err: error, importId: held.id }, 'a file could not be taken in; it is gone on with');
    await this.database.write(systemActor(organizationId), async (tx) => {
      const failure = isUnavailable(error) ? 'UNAVAILABLE' : 'OWN_FAULT';
      const wait = waitAfter(await attemptsOf(tx, held), failure);
      if (wait === null) await settleImport(tx, held, 'FAILED');
      else await putOffImport(tx, held, tx.now.add({ seconds: wait }).toString());
    });
  }
}
