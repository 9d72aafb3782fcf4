import type { SaidRows } from '../connector.js';
import { readAs, remoteId, textOfValue, UnreadableDelivery } from '../reading.js';
import { at, type JsonMapping } from './json-mapping.js';

type Kind = 'job' | 'candidate' | 'application' | 'interview';

const flags: ReadonlySet<string> = new Set([
  'remoteWasDeleted',
  'canEmail',
  'isPrivate',
  'remoteWasAnonymized',
  'isProspect',
  'isPreliminaryScreen',
  'isDebrief',
]);

// As the API takes them at once.
const mostRows = 1_000;

/** The rows of one body, by a declared mapping. A row whose id is not there is none. */
export function mappedRows(body: unknown, mapping: JsonMapping): SaidRows {
  const list = mapping.each === undefined ? [body] : at(body, mapping.each);
  const parts = Array.isArray(list) ? list : [];
  if (parts.length > mostRows) throw new UnreadableDelivery(`${mapping.each}: more than ${mostRows} at once`);
  const of = (kind: Kind) => parts.flatMap((part) => rowOf(part, mapping[kind]));
  return { jobs: of('job'), candidates: of('candidate'), applications: of('application'), interviews: of('interview') };
}

function rowOf(part: unknown, fields: JsonMapping[Kind]): { readonly remoteId: string }[] {
  const id = fields?.remoteId === undefined ? undefined : at(part, fields.remoteId);
  if (fields === undefined || id === undefined || id === null) return [];
  const rest = Object.entries(fields).filter(([name]) => name !== 'remoteId');
  const said = rest.map(([name, path]) => [name, readValue(name, at(part, path ?? ''))] as const);
  return [{ ...Object.fromEntries(said.filter(([, value]) => value !== undefined)), remoteId: readAs(remoteId, id) }];
}

/** What is no single value is not known. */
function readValue(name: string, value: unknown): string | boolean | null | undefined {
  const text = textOfValue(value);
  if (!flags.has(name) || text == null) return text;
  return text === 'true' ? true : text === 'false' ? false : undefined;
}
