import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  type GraphQLObjectType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isUnionType,
  parse,
  validate,
} from 'graphql';
import { queryLimits } from '../../src/platform/graphql/limits/query-limits.js';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);
const schema = buildSchema(await readFile(at('src/schema.graphql'), 'utf8'));
const pages = [
  'README.md',
  ...(await readdir(at('docs'))).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`),
];
const texts = await Promise.all(pages.map(async (page) => ({ page, text: await readFile(at(page), 'utf8') })));

/** The documents that a page shows, as GraphQL or in the JSON of a request; a fragment is none by itself. */
function documentsIn(text: string): string[] {
  const blocks = [...text.matchAll(/^```graphql\n(.*?)^```$/gms)].map(([, block = '']) => block);
  // In a shell a dollar is escaped.
  const requests = [...text.matchAll(/"query": ("(?:[^"\\]|\\.)*")/g)].map(([, json = '']) =>
    JSON.parse(json.replaceAll('\\$', '$')),
  );
  return [...blocks, ...requests].filter((document) => !document.startsWith('fragment'));
}

const shown = texts.flatMap(({ page, text }) =>
  documentsIn(text).map((document, index) => [`${page}, ${index + 1}`, document] as const),
);
const refused =
  /^fragment Refused on Problem \{\n.*?^\}$/ms.exec(
    texts.find(({ page }) => page === 'docs/api.md')?.text ?? '',
  )?.[0] ?? '';

describe('what the documentation shows', () => {
  it('is some', () => {
    expect(shown.length).toBeGreaterThan(10);
  });

  it.each(shown)('can be sent as it stands: %s', (_place, document) => {
    expect(validate(schema, parse(document)).map(({ message }) => message)).toEqual([]);
  });

  it('fails this check where it names what is not there', () => {
    const [document = ''] = documentsIn('Words.\n\n```graphql\n{ viewer { nonsense } }\n```\n');
    expect(validate(schema, parse(document))).toHaveLength(1);
    expect(documentsIn(`{"query": "query (\\$id: ID!) { node(id: \\$id) { id } }"}`)).toEqual([
      'query ($id: ID!) { node(id: $id) { id } }',
    ]);
  });
});

describe('the fragment on Problem', () => {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

  it.each(mutations.map(({ name }) => name))('stands beside everything that %s answers', (name) => {
    const { type } = mutations.find((field) => field.name === name) ?? {};
    const result = schema.getType(String(type).replace('!', ''));
    const members = isUnionType(result) ? result.getTypes() : [];
    const [success] = members.filter((member) => member.getInterfaces().every((each) => each.name !== 'Problem'));
    const own = leavesOf(success as GraphQLObjectType).join(' ');
    const input = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const document = `mutation($input: ${input}!) { ${name}(input: $input) { __typename ... on ${success} { __typename ${own} } ...Refused } } ${refused}`;
    expect(validate(schema, parse(document, { maxTokens: queryLimits.tokens })).map(({ message }) => message)).toEqual(
      [],
    );
  });

  it('carries every fact of every problem', () => {
    const problem = schema.getType('Problem');
    if (!isInterfaceType(problem)) throw new Error('the schema has no problems');
    const common = Object.keys(problem.getFields());
    for (const type of schema.getPossibleTypes(problem)) {
      const facts = Object.keys(type.getFields()).filter((name) => !common.includes(name));
      const [, carried = ''] = new RegExp(`\\.\\.\\. on ${type} \\{ (.*) \\}\\n`).exec(refused) ?? [];
      expect([
        type.name,
        carried
          .replace(/ \{.*?\}/g, '')
          .split(' ')
          .filter(Boolean)
          .sort(),
      ]).toEqual([type.name, facts.sort()]);
    }
  });
});

describe('the table of refusals', () => {
  const text = texts.find(({ page }) => page === 'docs/api.md')?.text ?? '';
  const rows = [...text.matchAll(/^\| `([A-Z_]+)` \| `(\w+)` \|(.*)\|(.*)\|$/gm)];
  const results = Object.values(schema.getTypeMap()).filter((type) => isUnionType(type) && /Result$/.test(type.name));
  const answeredBy = (problem: string) =>
    results
      .filter((type) => isUnionType(type) && type.getTypes().some(({ name }) => name === problem))
      .map(({ name }) => `${name.charAt(0).toLowerCase()}${name.slice(1).replace(/Result$/, '')}`)
      .sort();

  it('has every problem, by its code', () => {
    const problem = schema.getType('Problem');
    const types = isInterfaceType(problem) ? schema.getPossibleTypes(problem).map(({ name }) => name) : [];
    expect(rows.map(([, , type]) => type).sort()).toEqual(types.sort());
    for (const [, code, type = ''] of rows) expect(code).toBe(type.replace(/(?!^)[A-Z]/g, '_$&').toUpperCase());
  });

  it('names the mutations that answer it', () => {
    for (const [, code, type = '', , by = ''] of rows) {
      const answers = answeredBy(type);
      if (by.includes('every mutation that takes')) expect([code, answers.length]).not.toEqual([code, 0]);
      else if (by.includes('every mutation')) expect([code, answers.length]).toEqual([code, results.length]);
      else {
        const named = [...by.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
        const mutations = new Set(named.filter((name) => schema.getMutationType()?.getFields()[name]));
        expect([code, [...mutations].sort()]).toEqual([code, answers]);
      }
    }
  });
});

function leavesOf(type: GraphQLObjectType): string[] {
  return Object.values(type.getFields())
    .filter((field) => isLeafType(getNamedType(field.type)) && field.args.length === 0)
    .map(({ name }) => name);
}
