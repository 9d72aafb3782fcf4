import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { anonymous } from './anonymous.js';
import { disguisedIds, placesOf } from './places.js';
import { everythingApart, everythingOf } from './selections.js';

const schema = buildSchema(`
  scalar Date
  type Query {
    shop(id: ID!): Shop
    shops(filter: ShopFilter, first: Int, after: String, note: String): ShopConnection!
    odd(shopId: String, refIds: [String!], externalId: String): Boolean
  }
  type Mutation { rename(input: RenameInput!): RenameResult! }
  type Shop { id: ID! name: String! opened: Date owner: Person keys(first: Int): KeyConnection! key(id: ID!): Key }
  type Person { name: String! shop: Shop! }
  type Key { text: String! }
  type KeyConnection { nodes: [Key!]! }
  type ShopConnection { nodes: [Shop!]! }
  type Taken { name: Int! }
  union RenameResult = Shop | Taken
  input ShopFilter { ownerIds: [ID!] within: ShopFilter }
  input RenameInput { shopId: ID! keys: [KeyInput!]! externalRef: ExternalRefInput name: String! }
  input KeyInput { keyId: ID }
  input ExternalRefInput { source: String! remoteId: String! }`);

function fieldOf(root: 'Query' | 'Mutation', name: string) {
  const field = (root === 'Query' ? schema.getQueryType() : schema.getMutationType())?.getFields()[name];
  if (field === undefined) throw new Error(`${name} is not in the schema`);
  return field;
}

describe('the places of an operation that name a row', () => {
  it('are its ids, cursors and references, however deep they stand', () => {
    expect(placesOf(fieldOf('Query', 'shop'))).toEqual([{ path: ['id'], form: 'id', many: false }]);
    expect(placesOf(fieldOf('Mutation', 'rename'))).toEqual([
      { path: ['input', 'shopId'], form: 'id', many: false },
      { path: ['input', 'keys', 'keyId'], form: 'id', many: false },
      { path: ['input', 'externalRef'], form: 'ref', many: false },
    ]);
  });

  it('end where an input holds itself', () => {
    const paths = placesOf(fieldOf('Query', 'shops')).map(({ path }) => path.join('.'));
    expect(paths.slice(0, 2)).toEqual(['filter.ownerIds', 'filter.within.ownerIds']);
    expect(paths.at(-1)).toBe('after');
    expect(paths.length).toBeLessThan(10);
  });

  it('are found out where they are typed as something else', () => {
    expect(disguisedIds(fieldOf('Query', 'odd'))).toEqual(['odd: shopId', 'odd: refIds']);
    expect(disguisedIds(fieldOf('Mutation', 'rename'))).toEqual([]);
  });
});

describe('everything of a type', () => {
  it('is selected so many levels deep, but for what needs an argument', () => {
    expect(everythingOf(fieldOf('Query', 'shop').type, 2)).toBe(
      '{ __typename id name opened owner { __typename name } keys(first: 3) { __typename  } }',
    );
  });

  it('makes an operation that is valid, in unions whose members disagree about a field too', () => {
    const documents = [
      `query ($id: ID!) { shop(id: $id) ${everythingOf(fieldOf('Query', 'shop').type, 4)} }`,
      `mutation ($input: RenameInput!) { rename(input: $input) ${everythingOf(fieldOf('Mutation', 'rename').type, 2)} }`,
      ...everythingApart(fieldOf('Query', 'shops').type, 6).map((selection) => `{ shops ${selection} }`),
    ];
    for (const document of documents) expect(validate(schema, parse(document))).toEqual([]);
  });
});

describe('an answer made anonymous', () => {
  const [one, other] = ['018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a', '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5b'];

  it('keeps which ids are the same, and loses which they are, and what was given', () => {
    const answer = { given: 'a "quoted" text', ids: [one, other, one], cursor: 'abc', token: 'ft_live_abc_def' };
    expect(anonymous(answer, { given: { remoteId: 'a "quoted" text' }, mark: 'zq1' })).toBe(
      '{"given":"<given>","ids":["<id 1>","<id 2>","<id 1>"],"cursor":"<cursor>","token":"<token>"}',
    );
  });

  it('keeps every other difference', () => {
    const plain = (text: string) => anonymous({ text }, { given: one, mark: 'zq1' });
    expect(plain('There is no such job.')).not.toBe(plain('There is no such member.'));
    expect(plain(`${one} zq1`)).toBe('{"text":"<given> <mark>"}');
  });
});
