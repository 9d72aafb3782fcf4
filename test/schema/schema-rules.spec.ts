import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { disagreements } from './schema-rules.js';

const committed = buildSchema(await readFile(new URL('../../src/schema.graphql', import.meta.url), 'utf8'));

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
