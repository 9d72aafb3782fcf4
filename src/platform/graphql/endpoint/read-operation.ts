import { isUtf8 } from 'node:buffer';
import { readJson } from '../../http/json-body.js';
import type { Operation } from '../../idempotency/operation.js';
import { refusal } from '../refusal.js';

/** The operation in the body of a POST, which was JSON. */
export function operationInBody(body: unknown): Operation {
  if (Array.isArray(body)) throw refusal('BAD_REQUEST', 'Send one operation per request; batches are not accepted.');
  if (typeof body !== 'object' || body === null) throw refusal('BAD_REQUEST', 'Send one JSON object.');
  return operationOf(body as Record<string, unknown>);
}

/** The operation in the query of the URL of a GET. Parameters that are empty count as absent. */
export function operationInUrl(url: string): Operation {
  const from = url.indexOf('?');
  const search = from < 0 ? '' : url.slice(from + 1);
  if (!isEncodedUtf8(search)) throw refusal('BAD_REQUEST', 'The URL is not UTF-8.');
  const parameters = new URLSearchParams(search);
  const single = (name: string): string | undefined => {
    const values = parameters.getAll(name);
    if (values.length > 1) throw refusal('BAD_REQUEST', `\`${name}\` stands there more than once.`);
    return values[0] || undefined;
  };
  const values = (name: string): unknown => {
    const text = single(name);
    return text === undefined ? undefined : readJson(text, `\`${name}\``);
  };
  return operationOf({
    query: single('query'),
    operationName: single('operationName'),
    variables: values('variables'),
    extensions: values('extensions'),
  });
}

/** Refuses what is no operation. */
function operationOf({ query, operationName, variables, extensions }: Record<string, unknown>): Operation {
  if (!isMap(variables)) throw refusal('BAD_REQUEST', '`variables` is an object.');
  if (!isMap(extensions)) throw refusal('BAD_REQUEST', '`extensions` is an object.');
  if (!isText(operationName)) throw refusal('BAD_REQUEST', '`operationName` is a text.');
  if ((query ?? '') === '' && extensions?.['persistedQuery'] !== undefined) {
    // The text that clients look for, to send the operation itself from then on.
    throw refusal('PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported');
  }
  if (typeof query !== 'string' || query === '') {
    throw refusal('BAD_REQUEST', 'Send the operation as the text `query`; persisted queries are not kept.');
  }
  return { query, operationName, variables };
}

function isMap(value: unknown): value is Record<string, unknown> | null | undefined {
  return typeof (value ?? {}) === 'object' && !Array.isArray(value);
}

function isText(value: unknown): value is string | null | undefined {
  return typeof (value ?? '') === 'string';
}

/** Whether the bytes behind `%XX` are UTF-8: read leniently, others would come out as U+FFFD. */
function isEncodedUtf8(search: string): boolean {
  const bytes = search.replace(/%[\da-f]{2}/gi, (hex) => String.fromCharCode(Number.parseInt(hex.slice(1), 16)));
  return /^[\x20-\x7e]*$/.test(search) && isUtf8(Buffer.from(bytes, 'latin1'));
}
