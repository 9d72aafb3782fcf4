import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { Injectable } from '@nestjs/common';
import { operatorActor } from '../../platform/actor/actor.js';
import { writeAudited } from '../../platform/audit/write-audited.js';
import { TenantDatabase } from '../../platform/database/tenant-database.js';
import { Problem } from '../../platform/problems/problem.js';
import { fileSource } from '../csv/byte-source.js';
import type { AtsImportRow } from './ats-import.entity.js';
import { ImportFile, ImportStopped, type ImportWatch } from './import-file.js';
import { importRow } from './import-reads.js';
import { claimImport, giveBackImport } from './import-statements.js';
import { type ImportOrder, localImport } from './make-import.js';

const origin = { address: 'command line', requestId: null } as const;

/** Takes in a file of this machine, in this process; the same file again is gone on with where it had come to. */
@Injectable()
export class ImportLocalFile {
  constructor(
    private readonly database: TenantDatabase,
    private readonly imports: ImportFile,
  ) {}

  /** @throws ImportStopped, and an error whose message is for the operator */
  async run(
    organizationId: string,
    order: Omit<ImportOrder, 'fileName'>,
    path: string,
    watch: ImportWatch,
  ): Promise<AtsImportRow> {
    const source = fileSource(path);
    const hash = createHash('sha256');
    let sizeBytes = 0;
    for await (const chunk of source.bytes()) {
      hash.update(chunk);
      sizeBytes += chunk.length;
    }
    const file = { fingerprint: hash.digest(), sizeBytes };
    const named = { ...order, fileName: basename(path) };
    const operator = operatorActor(organizationId);
    const act = { action: 'cli import', input: named, subject: (id: string) => ({ type: 'AtsImport', id }) };
    const id = done(await writeAudited(this.database, operator, origin, act, (tx) => localImport(tx, named, file)));
    const held = done(await this.database.write(operator, (tx) => claimImport(tx, id)));
    if (held === null) throw new Error('the file is being taken in by another process: try again in two minutes');
    try {
      await this.imports.run(organizationId, held, source, watch);
    } catch (error) {
      if (error instanceof ImportStopped) await this.database.write(operator, (tx) => giveBackImport(tx, held));
      throw error;
    }
    const row = await this.database.read(organizationId, (tx) => importRow(tx, id));
    if (row === null) throw new Error('the import is gone');
    return row;
  }
}

function done<T>(result: T | Problem): T {
  if (result instanceof Problem) throw new Error(result.message);
  return result;
}
