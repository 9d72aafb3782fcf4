import { readJsonBody } from '../../platform/http/json-body.js';

/** What a body holds, for what is looked up in it before it is stored; undefined if it cannot be read. */
export function readBodyOf(body: Buffer): unknown {
  try {
    return readJsonBody(body);
  } catch {
    return undefined;
  }
}
