import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor/actor.js';
import type { Origin } from '../../platform/audit/act.js';
import { writeAudited } from '../../platform/audit/write-audited.js';
import { TenantDatabase } from '../../platform/database/tenant-database.js';
import { Problem } from '../../platform/problems/problem.js';
import { AtsSeals } from '../inbox/ats-seals.js';
import { importRow } from './import-reads.js';
import { ImportReport } from './import-report.js';
import { type ImportOrder, openImport, readyImport, spoilImport } from './make-import.js';
import { StoredFile } from './stored-file.js';

/** Takes files that are sent, for a worker to take in. */
@Injectable()
export class ReceiveFile {
  constructor(
    private readonly database: TenantDatabase,
    private readonly files: StoredFile,
    private readonly seals: AtsSeals,
    private readonly reports: ImportReport,
  ) {}

  /** @throws FileTooLarge */
  async take(actor: Actor, origin: Origin, order: ImportOrder, sent: AsyncIterable<Buffer>): Promise<string | Problem> {
    const { seals } = this;
    const id = await this.database.write(actor, (tx) => openImport(tx, order, seals.canSeal));
    if (id instanceof Problem) return id;
    try {
      const file = await this.files.store(actor, id, sent);
      const act = { action: 'importFile', input: order, subject: () => ({ type: 'AtsImport', id }) };
      return await writeAudited(this.database, actor, origin, act, (tx) => readyImport(tx, id, file));
    } catch (error) {
      await this.database.write(actor, (tx) => spoilImport(tx, id));
      throw error;
    }
  }

  /** Null: there is no such import. */
  async report(actor: Actor, id: string): Promise<AsyncIterable<string> | null> {
    const { organizationId } = actor;
    const found = await this.database.read(organizationId, (tx) => importRow(tx, id));
    return found !== null ? this.reports.csv(organizationId, id) : null;
  }
}
