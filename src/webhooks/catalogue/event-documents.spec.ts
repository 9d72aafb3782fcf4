/** @jest-environment node */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import '../../app.module.js';
import { eventTypeNames as domainEventNames } from '../../platform/events/event-type.js';
import { toldDomainEvents, untold } from '../feed/tell-outside.js';
import { eventDocuments } from './event-documents.js';
import { eventTypeNames } from './event-types.js';

const folder = fileURLToPath(new URL('../../../docs/events/', import.meta.url));

describe('the catalogue of events', () => {
  it('is what docs/events holds: `npm run events` writes it', () => {
    const written = new Map(readdirSync(folder).map((name) => [name, readFileSync(folder + name, 'utf8')]));
    expect(new Map([...written].sort())).toEqual(new Map([...eventDocuments()].sort()));
  });

  it('has a decision for every domain event: it is told outside, or it is nobody’s business', () => {
    expect([...toldDomainEvents, ...untold].sort()).toEqual(domainEventNames());
  });

  it('names each type by noun, past participle and version', () => {
    expect(eventTypeNames.filter((name) => !/^[a-z_]+\.[a-z_]+\.v[1-9]\d*$/.test(name))).toEqual([]);
  });

  it('has no fact that could hold a name, an address or words', () => {
    const documents = [...eventDocuments()].filter(([name]) => name !== 'openapi.json');
    const free = documents.flatMap(([name, text]) => freeTexts(JSON.parse(text)).map((path) => `${name}: ${path}`));
    // References are texts of theirs, and go with the candidate.
    expect(free.filter((path) => !/externalRef\.(source|remoteId)$|data\.cursor$/.test(path))).toEqual([]);
  });
});

interface Schema {
  readonly type?: string;
  readonly pattern?: string;
  readonly format?: string;
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** Where a schema lets any text stand. */
function freeTexts(schema: Schema, path = ''): string[] {
  const { type, pattern, format, enum: values, anyOf = [], properties = {} } = schema;
  const isFree = type === 'string' && (pattern ?? format ?? values ?? schema.const) === undefined;
  return [
    ...(isFree ? [path] : []),
    ...anyOf.flatMap((each) => freeTexts(each, path)),
    ...Object.entries(properties).flatMap(([name, each]) => freeTexts(each, path === '' ? name : `${path}.${name}`)),
  ];
}
