import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { announcesBreakingChange, breakingChanges } from '../../scripts/breaking-changes.js';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);
const read = (path: string) => readFile(at(path), 'utf8');
const baseline = 'docs/schema.released.graphql';

describe('the schema', () => {
  it('breaks no client of the last release without a changeset that says so', async () => {
    if (!existsSync(at(baseline))) {
      // `npm run release` raises the version and keeps the schema: until the first there is nothing to break.
      expect(JSON.parse(await read('package.json')).version).toBe('0.0.0');
      return;
    }
    const files = (await readdir(at('.changeset'))).filter((name) => name.endsWith('.md'));
    const changesets = await Promise.all(files.map((name) => read(`.changeset/${name}`)));
    const breaking = breakingChanges(await read(baseline), await read('src/schema.graphql'));
    if (!announcesBreakingChange(changesets)) expect(breaking).toEqual([]);
  });

  it('is kept by the release that raises the version', async () => {
    const { scripts } = JSON.parse(await read('package.json'));
    expect(scripts.release).toBe('changeset version && node scripts/release-schema.mjs');
    expect(await read('scripts/release-schema.mjs')).toContain(baseline);
  });
});

const released = `
  type Query { row(id: ID!, first: Int = 20): Row found: Found }
  interface Named { name: String! }
  type Row implements Named { name: String! note: String kind: Kind! }
  type Other { text: String }
  enum Kind { ONE TWO }
  union Found = Row | Other
  input Wish { id: ID! most: Int = 3 }
  type Mutation { do(input: Wish!): Row }`;

describe('a change', () => {
  it.each([
    ['nothing', (text: string) => text],
    ['a value of an enum', (text: string) => text.replace('ONE TWO', 'ONE TWO THREE')],
    ['a member of a union', (text: string) => text.replace('Row | Other', 'Row | Other | More type More { id: ID! }')],
    ['a field', (text: string) => text.replace('note: String', 'note: String at: String!')],
    [
      'an argument that may be left out',
      (text: string) => text.replace('first: Int = 20', 'first: Int = 20, last: Int'),
    ],
    [
      'a field of an input that may be left out',
      (text: string) => text.replace('id: ID! most', 'id: ID! more: Int most'),
    ],
    ['an interface', (text: string) => text.replace('type Other {', 'type Other implements Named { name: String!')],
    ['a null less', (text: string) => text.replace('note: String', 'note: String!')],
    ['a description', (text: string) => text.replace('note: String', '"New words." note: String')],
  ])('breaks nobody: %s', (_what, change) => {
    expect(breakingChanges(released, change(released))).toEqual([]);
  });

  it.each([
    ['ONE TWO', 'ONE', 'TWO was removed from enum type Kind.'],
    ['Row | Other', 'Row', 'Other was removed from union type Found.'],
    [' note: String', '', 'Row.note was removed.'],
    ['kind: Kind!', 'kind: Kind', 'Row.kind changed type from Kind! to Kind.'],
    ['kind: Kind!', 'kind: String!', 'Row.kind changed type from Kind! to String!.'],
    ['Row implements Named', 'Row', 'Row no longer implements interface Named.'],
    ['do(input: Wish!)', 'do(input: Wish!, sure: Boolean!)', 'A required arg sure on Mutation.do was added.'],
    ['most: Int = 3', 'most: Int = 3 more: Int!', 'A required field more on input type Wish was added.'],
    ['first: Int = 20', 'first: Int = 50', 'Query.row arg first has changed defaultValue from 20 to 50.'],
    ['most: Int = 3', 'most: Int = 4', 'Wish.most has changed its default value from 3 to 4.'],
    ['most: Int = 3', 'most: Int', 'Wish.most has changed its default value from 3 to none.'],
    ['type Other { text: String }', 'type Other { words: String }', 'Other.text was removed.'],
  ])('breaks clients: %s becomes %j', (before, after, fault) => {
    expect(released).toContain(before);
    expect(breakingChanges(released, released.replace(before, after))).toContain(fault);
  });

  it.each([
    ["---\n'followthrough': major\n---\n\nThe zone of a timeline has another name.\n", true],
    ["---\n'other': patch\n'followthrough': major\n---\n\nWords.\n", true],
    ["---\n'followthrough': patch\n---\n\nNot 'followthrough': major\n", false],
    ["---\n'followthrough': patch\n---\n\n'followthrough': major\n---\n", false],
    ["---\n'followthrough': minor\n---\n\nWords.\n", false],
    ['followthrough: major\n', false],
  ])('is announced by a changeset that says so: %j', (text, announced) => {
    expect(announcesBreakingChange([text])).toBe(announced);
    expect(announcesBreakingChange(["---\n'followthrough': patch\n---\n", text])).toBe(announced);
  });

  it('without one, or with none at all, is not announced', () => {
    expect(announcesBreakingChange([])).toBe(false);
  });
});
