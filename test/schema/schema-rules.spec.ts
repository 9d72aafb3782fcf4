import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { possibleTypesText } from '../../scripts/possible-types.js';
import { closedSetsAsText, disagreements, undescribed } from './schema-rules.js';

const committed = buildSchema(await readFile(new URL('../../src/schema.graphql', import.meta.url), 'utf8'));

it('tells clients which types each union and interface can be: npm run schema writes it', async () => {
  const text = await readFile(new URL('../../docs/possible-types.json', import.meta.url), 'utf8');
  expect(text).toBe(possibleTypesText(committed));
  expect(JSON.parse(text)).toMatchObject({
    Node: expect.arrayContaining(['Application', 'Timeline']),
    Problem: expect.arrayContaining(['NotFound']),
    CreateJobResult: ['ExternalRefTaken', 'InvalidInput', 'Job', 'NotFound', 'NotPermitted', 'OrganizationSuspended'],
  });
});

describe('the members of a union', () => {
  it('give a field of one name one type: what is selected of them stands side by side', () => {
    expect(disagreements(committed)).toEqual([]);
  });

  it('fail this check where they do not', () => {
    const bad = buildSchema(`
      interface Problem { code: String! message: String! }
      interface Node { id: ID! }
      type Gone implements Problem { code: String! message: String! status: Int }
      type Full implements Problem { code: String! message: String! status: Int! }
      type Row implements Node { id: ID! message: Text note: String! }
      type Text implements Node { id: ID! message: String! note: String }
      union MakeResult = Row | Gone
      union Two = Row | Text
      type Query { make: MakeResult two: Two }`);
    expect(disagreements(bad)).toEqual([
      'Problem: status is Int, Int!',
      'MakeResult: message is String!, Text',
      'MakeResult: status is Int, Int!',
      'Two: message is String!, Text',
      'Two: note is String, String!',
    ]);
  });
});

describe('whatever has a name', () => {
  it('is described, and by more than its name', () => {
    expect(undescribed(committed)).toEqual([]);
  });

  it('fails this check where it is not', () => {
    const bad = buildSchema(`
      type Query { "Name." name(first: Int): String "A thing." thing: Thing }
      "A thing that can be." type Thing { "The Id" id: ID! kind: Kind }
      "How it is." enum Kind { "ONE" ONE "Not the first." TWO }
      "Why not." interface Problem { "Which." code: String! }
      "It is no problem." type Other { "Which." code: String! }
      union MakeResult = Thing | Other
      input MakeInput { name: String "The name of it" word: String }
      scalar Day
      type Mutation { "Makes." make(input: MakeInput, "Really." force: Boolean): MakeResult "Does." does: Day }`);
    expect(undescribed(bad)).toEqual([
      'Query.name',
      'Query.name(first)',
      'Query.thing',
      'Thing.id',
      'Thing.kind',
      'Kind.ONE',
      'MakeResult',
      'MakeInput',
      'MakeInput.name',
      'Day',
      'Mutation.make(input)',
      'Mutation.does',
    ]);
  });
});

describe('a closed set', () => {
  it('is an enum, and no text whose description names its words', () => {
    expect(closedSetsAsText(committed)).toEqual([]);
  });

  it('fails this check where it is a text', () => {
    const bad = buildSchema(`
      type Query {
        "MET, MET_LATE or CANCELLED; null if it is open." closedAs: String
        "Language, as BCP 47 or the organization's." locale: String
        of("Either API_KEY or MEMBER." kind: String): Filter
        "ONE or TWO things." count: Int }
      input Filter { "As SMTP and DNS have it." kinds: [String!] }
      type Mutation { do(input: Filter): Int }`);
    expect(closedSetsAsText(bad)).toEqual(['Query.closedAs', 'Query.of(kind)', 'Filter.kinds']);
  });
});
