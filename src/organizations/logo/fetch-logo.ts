import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { OutboundHttp } from '../../platform/outbound/outbound-http.js';
import { type ImageType, imageTypeOf } from './image-type.js';
import type { LogoFault } from './logo-status.js';

/** A candidate's page with all that it loads is to have 30 KB at most. */
export const LARGEST_LOGO = 12 * 1024;

// A connection of the worker's is held that long: a logo is chosen once in years.
const deadlineMs = 5_000;

// What was chosen since then is fetched for itself.
const storeSql = `
  UPDATE organizations SET logo_content = $3, logo_type = $4, logo_hash = $5, logo_fault = $6 WHERE id = $1 AND logo_url = $2`;

interface Logo {
  readonly type: ImageType;
  readonly content: Buffer;
}

/** Fetches the logo that an organization named, once: its readers' programs never ask anybody but this service. */
@Injectable()
export class FetchLogo {
  constructor(private readonly http: OutboundHttp) {}

  async fetch(tx: WriteTransaction, url: string): Promise<void> {
    const found = await this.#ask(url);
    const stored =
      typeof found === 'string'
        ? [null, null, null, found]
        : [found.content, found.type, createHash('sha256').update(found.content).digest('hex').slice(0, 16), null];
    await tx.query(storeSql, [tx.organizationId, url, ...stored]);
  }

  async #ask(url: string): Promise<Logo | LogoFault> {
    const headers = { accept: 'image/png, image/jpeg, image/gif, image/webp' };
    const result = await this.http.send({ url, method: 'GET', headers, deadlineMs, mostBytes: LARGEST_LOGO });
    switch (result.kind) {
      case 'refused-address':
        return 'ADDRESS_REFUSED';
      case 'unreachable':
      case 'timed-out':
        return 'UNREACHABLE';
      case 'too-large':
        return 'TOO_LARGE';
      case 'answered': {
        if (result.status !== 200) return 'NOT_FOUND';
        const type = imageTypeOf(result.body);
        return type === null ? 'NOT_AN_IMAGE' : { type, content: result.body };
      }
    }
  }
}
