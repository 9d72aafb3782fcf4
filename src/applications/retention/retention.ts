import { Injectable, Logger } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { ErasureService } from '../../candidates/index.js';
import { systemActor } from '../../platform/actor/actor.js';
import { type Origin, rowOf } from '../../platform/audit/act.js';
import { writeAudited } from '../../platform/audit/write-audited.js';
import { statement } from '../../platform/database/statement.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';
import { NotFound } from '../../platform/problems/common-problems.js';
import { Problem } from '../../platform/problems/problem.js';
import { pastRetentionPages, retentionEnd, selectIfPastRetention } from './past-retention.js';

// Candidates that are looked for at once; each is erased in a transaction of its own.
const batch = 100;

const lowest = '00000000-0000-0000-0000-000000000000';

const organizationsSql = 'SELECT organization_id AS "organizationId" FROM organizations_with_retention()';

const settingSql = statement(
  'retention_setting',
  'SELECT time_zone AS "timeZone", retention_days AS days FROM organizations WHERE id = $1',
);

/** What an organization keeps candidates for, and who is past it. */
export interface PastRetention {
  /** Null: candidates are kept. */
  readonly days: number | null;
  readonly candidateIds: readonly string[];
}

/**
 * Erases candidates whom an organization has kept as long as it wants to. Only erases: rows stay, as ids and instants
 * (docs/adr/0013-retention-erases-and-deletes-nothing.md).
 */
@Injectable()
export class Retention {
  readonly #logger = new Logger(Retention.name);

  constructor(
    private readonly database: WorkerDatabase,
    private readonly erasure: ErasureService,
  ) {}

  /** In every organization that does not keep candidates for ever. Returns how many were erased. */
  async run(): Promise<number> {
    let count = 0;
    for (const { organizationId } of await this.database.acrossOrganizations<{ organizationId: string }>(
      organizationsSql,
      [],
    ))
      count += (await this.erase(organizationId, { address: 'worker', requestId: null })).candidateIds.length;
    return count;
  }

  /** Erases who is past the retention of one organization. Returns who was. */
  async erase(organizationId: string, origin: Origin): Promise<PastRetention> {
    const candidateIds: string[] = [];
    const { days, end } = await this.#setting(organizationId, null);
    if (end === null) return { days, candidateIds };
    for await (const id of this.#past(organizationId, end))
      if (await this.#eraseOne(organizationId, id, end, origin)) candidateIds.push(id);
    return { days, candidateIds };
  }

  /**
   * Who would be erased now; nobody is.
   * @param days instead of the organization's own; null for those
   */
  async preview(organizationId: string, days: number | null): Promise<PastRetention> {
    const candidateIds: string[] = [];
    const setting = await this.#setting(organizationId, days);
    if (setting.end !== null) for await (const id of this.#past(organizationId, setting.end)) candidateIds.push(id);
    return { days: setting.days, candidateIds };
  }

  async #setting(
    organizationId: string,
    instead: number | null,
  ): Promise<{ days: number | null; end: Temporal.Instant | null }> {
    return await this.database.read(organizationId, async (tx) => {
      const [own] = await tx.query<{ timeZone: string; days: number | null }>(settingSql, [organizationId]);
      if (own === undefined) throw new Error('There is no such organization.');
      const days = instead ?? own.days;
      return { days, end: days === null ? null : retentionEnd(await tx.now(), days, own.timeZone) };
    });
  }

  /** The ids of all who are past it, read in batches: whoever could not be erased does not come again. */
  async *#past(organizationId: string, end: Temporal.Instant): AsyncGenerator<string> {
    for (let after = lowest; ; ) {
      const parameters = [organizationId, after, batch, end.toString()];
      const rows = await this.database.read(organizationId, (tx) =>
        tx.query<{ id: string }>(pastRetentionPages.pages.ASC, parameters),
      );
      for (const { id } of rows) yield id;
      const last = rows.at(-1);
      if (last === undefined || rows.length < batch) return;
      after = last.id;
    }
  }

  /** Whether they were erased: not, if they applied again meanwhile, or another worker was first. */
  async #eraseOne(organizationId: string, id: string, end: Temporal.Instant, origin: Origin): Promise<boolean> {
    const act = { action: 'retention', input: { candidateId: id }, subject: rowOf('Candidate') };
    try {
      const erased = await writeAudited(this.database, systemActor(organizationId), origin, act, async (tx) => {
        await this.erasure.lock(tx, id);
        const still = await tx.query(selectIfPastRetention, [organizationId, id, end.toString()]);
        return still.length === 0 ? new NotFound('candidate to erase', []) : await this.erasure.erase(tx, id);
      });
      return !(erased instanceof Problem);
    } catch (error) {
      this.#logger.error({ err: error, organizationId, candidateId: id }, 'a candidate could not be erased');
      return false;
    }
  }
}
