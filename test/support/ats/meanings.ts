import type { Meaning, VendorApi } from '../../../src/ats/connectors/connector.js';
import { connectorAt } from '../../../src/ats/connectors/connectors.js';
import { sample } from './samples.js';

export function connector(path: string) {
  const found = connectorAt(path);
  if (found === null) throw new Error(path);
  return found;
}

/** What a body means, as it is after its way through JSON: what is undefined is not there. */
export function meaningOf(path: string, name: string, headers: Record<string, string> = {}): Meaning {
  const { eventOf, meaningOf: mean } = connector(path);
  const body = sample(path, name);
  return JSON.parse(JSON.stringify(mean({ event: eventOf({ headers }, body), body })));
}

export function rowsOf(path: string, name: string) {
  const meaning = meaningOf(path, name);
  if (meaning.kind !== 'ROWS') throw new Error(`${path} ${name}: ${meaning.kind}`);
  return meaning.rows;
}

export const application = (path: string, name: string) => rowsOf(path, name).applications?.[0];

export const api = (answers: Record<string, unknown>): VendorApi => ({
  get: async (path) => answers[path] ?? null,
});
