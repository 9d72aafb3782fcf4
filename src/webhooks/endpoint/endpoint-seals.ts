import { Injectable } from '@nestjs/common';
import { SealingKeys } from '../../platform/sealing/sealing-keys.js';
import type { WebhookEndpointEntity } from './webhook-endpoint.entity.js';

type Place = Pick<WebhookEndpointEntity, 'organizationId' | 'id'>;

/** What of an endpoint is sealed. */
export type SealedColumns = Pick<
  WebhookEndpointEntity,
  'sealedSecret' | 'sealedWith' | 'previousSecret' | 'previousWith' | 'previousUntil' | 'sealedHeaders' | 'headersWith'
>;

/** What a delivery is made with, in clear. */
export interface Opened {
  readonly secrets: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

/** Seals the secrets and headers of endpoints, each bound to its row and to what it is. */
@Injectable()
export class EndpointSeals {
  constructor(private readonly keys: SealingKeys) {}

  get canSeal(): boolean {
    return this.keys.canSeal;
  }

  secret(secret: string, at: Place): Pick<SealedColumns, 'sealedSecret' | 'sealedWith'> {
    const { bytes, keyId } = this.keys.seal(secret, placeOf('webhook secret', at));
    return { sealedSecret: bytes, sealedWith: keyId };
  }

  headers(
    headers: Readonly<Record<string, string>>,
    at: Place,
  ): Pick<WebhookEndpointEntity, 'sealedHeaders' | 'headersWith' | 'headerNames'> {
    const headerNames = Object.keys(headers);
    if (headerNames.length === 0) return { sealedHeaders: null, headersWith: null, headerNames };
    const { bytes, keyId } = this.keys.seal(JSON.stringify(headers), placeOf('webhook headers', at));
    return { sealedHeaders: bytes, headersWith: keyId, headerNames };
  }

  /** @throws CannotOpen */
  open(row: Place & SealedColumns, now: Date): Opened {
    const place = placeOf('webhook secret', row);
    const secrets: string[] = [];
    if (row.sealedSecret !== null && row.sealedWith !== null)
      secrets.push(this.keys.open({ bytes: row.sealedSecret, keyId: row.sealedWith }, place));
    const { previousSecret, previousWith, previousUntil } = row;
    if (previousSecret !== null && previousWith !== null && previousUntil !== null && now < previousUntil)
      secrets.push(this.keys.open({ bytes: previousSecret, keyId: previousWith }, place));
    const headers =
      row.sealedHeaders === null || row.headersWith === null
        ? {}
        : JSON.parse(
            this.keys.open({ bytes: row.sealedHeaders, keyId: row.headersWith }, placeOf('webhook headers', row)),
          );
    return { secrets, headers };
  }
}

function placeOf(what: string, { organizationId, id }: Place): readonly string[] {
  return [what, organizationId, id];
}
