import { type Connector, rows, test, unknown } from '../connector.js';
import { hmacOfBody } from '../signature/hmac-of-body.js';
import { headerOf, type Proof } from '../signature/proof.js';
import { sharedSecret } from '../signature/shared-secret.js';
import { standardWebhooks } from '../signature/standard-webhooks.js';
import { at, type JsonMapping } from './json-mapping.js';
import { mappedRows } from './mapped-rows.js';
import { ownRows } from './own-rows.js';

export type GenericSignature = 'HMAC' | 'STANDARD_WEBHOOKS' | 'SHARED_SECRET';

/** How a system signs that has no connector of its own, and where in its bodies what stands. */
export interface GenericSettings {
  readonly signature: GenericSignature;
  /** Of an HMAC: the header, in lower case, and what stands before the hexadecimal digits. */
  readonly header: string;
  readonly prefix: string;
  /** Null: bodies are written as the API takes rows. */
  readonly mapping: JsonMapping | null;
}

export const genericDefaults: GenericSettings = {
  signature: 'HMAC',
  header: 'x-signature',
  prefix: 'sha256=',
  mapping: null,
};

export function genericConnector(settings: GenericSettings): Connector {
  const { mapping } = settings;
  return {
    vendor: 'GENERIC',
    path: 'generic',
    taken: 200,
    proof: proofOf(settings),
    keysOf: (arrived) =>
      settings.signature === 'STANDARD_WEBHOOKS'
        ? { id: headerOf(arrived, 'webhook-id'), byContent: false }
        : { id: null, byContent: settings.signature === 'HMAC' && tellsTime(arrived.body, mapping) },
    eventOf: (_arrived, body) => {
      const event = at(body, mapping?.event ?? '/event');
      return typeof event === 'string' ? event.slice(0, 200) : null;
    },
    meaningOf: ({ event, body }) => {
      if (event !== null && (mapping?.testEvents ?? ['ping', 'test']).includes(event)) return test;
      const said = mapping === null ? ownRows(body) : mappedRows(body, mapping);
      const some = Object.values(said).some((list) => list !== undefined && list.length > 0);
      return some ? rows(said) : unknown;
    },
  };
}

/**
 * Whether its bodies say when something changed: then equal ones are one delivery. Where they do not, somebody may have come
 * back to a stage, and the second is no recording of the first.
 */
function tellsTime(body: Buffer, mapping: JsonMapping | null): boolean {
  if (mapping === null) return body.includes('"remoteUpdatedAt"');
  const { job, candidate, application, interview } = mapping;
  return [job, candidate, application, interview].some((fields) => fields?.remoteUpdatedAt !== undefined);
}

function proofOf({ signature, header, prefix }: GenericSettings): Proof {
  if (signature === 'STANDARD_WEBHOOKS') return standardWebhooks;
  return signature === 'SHARED_SECRET' ? sharedSecret : hmacOfBody(header, prefix);
}
