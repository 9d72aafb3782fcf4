import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { mayBeCompiled } from './may-be-compiled.js';

const schema = buildSchema(`
  type Query { shops(first: Int, order: Order, name: String, open: Boolean, filter: Filter, ids: [Int!]): [Shop!]! shop: Shop thing: Thing any: Any }
  type Mutation { open: Shop }
  interface Thing { id: ID }
  type Shop implements Thing { id: ID name: String owner: Person }
  type Person { name: String }
  union Any = Shop | Person
  enum Order { NEWEST OLDEST }
  input Filter { name: String }`);

const judged = (text: string) => {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  return mayBeCompiled(schema, document);
};

describe('a document', () => {
  it.each([
    '{ shops { id name owner { name } } }',
    'query List { shops { id } }',
    '{ shops(first: 20, order: OLDEST, open: true, name: null) { id } }',
    'query($n: Int = 3, $name: String, $filter: Filter) { shops(first: $n, name: $name, filter: $filter) { id } }',
    '{ first: shops { key: id __typename } other: shops { ... { id } ... on Shop { name } } }',
    '{ shop { ...S } } fragment S on Shop { id owner { ...P } } fragment P on Person { name }',
    '{ shop { id id owner { name } owner { name } } }',
    '{ a: shop { ...S } b: shop { ...S } } fragment S on Shop { id }',
    '{ shop { ...S ...S } } fragment S on Shop { id }',
    'query($n: String) { shops(filter: {name: $n}) { id } }',
    '{ shops(filter: {name: null}) { id } }',
    'query($n: Int!) { shops(ids: [$n]) { id } }',
    '{ shops(ids: [1]) { id } }',
    '{ shops(name: "x") { id } }',
    '{ shops(name: """x""") { id } }',
    'query($n: String = "x") { shops(name: $n) { id } }',
    'query($f: Filter = {name: null}) { shops(filter: $f) { id } }',
    '{ a_b: shop { id } }',
    'query($a_b: Int) { shops(first: $a_b) { id } }',
  ])('may be compiled: %s', (text) => {
    expect(judged(text)).toBe(true);
  });

  it.each([
    ['changes something', 'mutation { open { id } }'],
    ['has several operations', 'query A { shop { id } } query B { shop { name } }'],
    ['leaves something out', 'query($c: Boolean!) { shop { id @skip(if: $c) } }'],
    ['leaves out a fragment', '{ shop { ... @include(if: false) { id } } }'],
    ['selects of an interface', '{ thing { id } }'],
    ['selects of a union', '{ any { __typename } }'],
    ['selects by an interface', '{ shop { ... on Thing { id } } }'],
    ['names a field as objects name what they inherit from', '{ __proto__: shop { id } }'],
    ['asks for the schema', '{ __schema { queryType { name } } }'],
    ['asks for a type', '{ shop { id } __type(name: "Shop") { name } }'],
  ])('is interpreted if it %s', (_what, text) => {
    expect(judged(text)).toBe(false);
  });
});
