import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor/actor.js';
import { statement } from '../../platform/database/statement.js';
import { TenantDatabase } from '../../platform/database/tenant-database.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';
import { Problem } from '../../platform/problems/problem.js';
import type { ByteSource } from '../csv/byte-source.js';
import { AtsSeals } from '../inbox/ats-seals.js';

/** Of a file that is sent, unpacked, in bytes: 100,000 records have a third of it. */
export const largestFile = 64 * 1_024 * 1_024;

/** The file has more bytes than are taken. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
}

// Of a part, in bytes: what one process holds of a file.
const partSize = 256 * 1_024;

const insertSql = `
  INSERT INTO ats_import_parts (organization_id, import_id, number, sealed_bytes, sealed_with) VALUES ($1, $2, $3, $4, $5)`;

const partSql = statement(
  'ats_import_part',
  `SELECT sealed_bytes AS "bytes", sealed_with AS "keyId" FROM ats_import_parts
   WHERE organization_id = $1 AND import_id = $2 AND number = $3`,
);

/** The bytes of files that were sent, in sealed parts, until the file is done. */
@Injectable()
export class StoredFile {
  constructor(
    private readonly database: TenantDatabase,
    private readonly workers: WorkerDatabase,
    private readonly seals: AtsSeals,
  ) {}

  /** Stores what comes as it comes. @throws FileTooLarge */
  async store(actor: Actor, importId: string, sent: AsyncIterable<Buffer>) {
    const hash = createHash('sha256');
    let size = 0;
    let number = 0;
    let pending: Buffer[] = [];
    let waiting = 0;
    const flush = async () => {
      if (waiting === 0) return;
      const at = number;
      const { bytes, keyId } = this.#seal(actor.organizationId, importId, at, Buffer.concat(pending));
      const stored = await this.database.write(actor, (tx) =>
        tx.query(insertSql, [tx.organizationId, importId, at, bytes, keyId]),
      );
      if (stored instanceof Problem) throw new Error(stored.message);
      [pending, waiting, number] = [[], 0, number + 1];
    };
    for await (const chunk of sent) {
      size += chunk.length;
      if (size > largestFile) throw new FileTooLarge('the file is too large');
      hash.update(chunk);
      pending.push(chunk);
      waiting += chunk.length;
      if (waiting >= partSize) await flush();
    }
    await flush();
    return { sizeBytes: size, fingerprint: hash.digest() };
  }

  source(organizationId: string, importId: string): ByteSource {
    const part = (number: number) => this.#part(organizationId, importId, number);
    return {
      async *bytes() {
        for (let number = 0; ; number += 1) {
          const bytes = await part(number);
          if (bytes === null) return;
          yield bytes;
        }
      },
    };
  }

  async #part(organizationId: string, importId: string, number: number): Promise<Buffer | null> {
    const [sealed] = await this.workers.read(organizationId, (tx) =>
      tx.query<{ bytes: Buffer | null; keyId: string | null }>(partSql, [organizationId, importId, number]),
    );
    if (sealed === undefined) return null;
    const { bytes, keyId } = sealed;
    if (bytes === null || keyId === null) throw new Error('the bytes of a file are gone');
    return this.seals.openBytes({ bytes, keyId }, organizationId, `${importId}/${number}`);
  }

  #seal(organizationId: string, importId: string, number: number, bytes: Buffer) {
    return this.seals.bytes(bytes, organizationId, `${importId}/${number}`);
  }
}
