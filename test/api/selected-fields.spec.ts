import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { GraphQLObjectType, isRequiredArgument } from 'graphql';
import { liveCandidate } from '../support/candidate-life.js';
import { everythingOf } from '../support/schema-calls/selections.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

/** Where rows are read with the columns alone that are selected, and of what type they are. */
const places = [
  ['Application', (selection: string) => selection, (node: Row) => node],
  ['Candidate', (selection: string) => `candidate { ${selection} }`, (node: Row) => node.candidate],
  ['Job', (selection: string) => `job { ${selection} }`, (node: Row) => node.job],
  ['Timeline', (selection: string) => `timeline { ${selection} }`, (node: Row) => node.timeline],
] as const;

type Row = Readonly<Record<string, never>>;

describe('a field that is selected alone', () => {
  let app: TestApp;
  let org: TestOrganization;

  beforeAll(async () => {
    app = await startTestApp();
    org = await app.organization();
    await liveCandidate(app, org);
  });
  afterAll(() => app.stop());

  const ask = async (query: string, variables = {}) => {
    const { data, errors } = await org.graphql(query, variables);
    expect(errors).toBeUndefined();
    return data;
  };
  const list = async (selection: string) =>
    (await ask(`{ applications(orderBy: OLDEST, first: 5) { nodes { ${selection} } } }`)).applications.nodes;

  it.each(places)('of %s is what it is among all', async (type, at, rowOf) => {
    const selections = selectionsOf(app, type);
    const all = (await list(at([...selections.values()].join(' ')))).map(rowOf);
    expect(all.length).toBeGreaterThan(1);
    for (const [field, selection] of selections) {
      const ofRow = (row: Row | null) => row?.[field];
      const alone = (await list(at(selection))).map(rowOf);
      expect([field, alone.map(ofRow)]).toEqual([field, all.map(ofRow)]);
    }
  });

  it('is found in fragments, by edges as by nodes, and under another name', async () => {
    const [{ stage, candidate }] = await list('stage candidate { fullName }');
    const byEdges = await ask(
      `{ applications(orderBy: OLDEST) { ...page } }
       fragment page on ApplicationConnection { edges { node { ... on Application { step: stage ...who } } } }
       fragment who on Application { candidate { __typename ...name } }
       fragment name on Candidate { called: fullName }`,
    );
    const [{ node }] = byEdges.applications.edges;
    expect(node).toEqual({ step: stage, candidate: { __typename: 'Candidate', called: candidate.fullName } });
  });

  it('is there beside those that a directive leaves out', async () => {
    const query =
      'query List($with: Boolean!) { applications(orderBy: OLDEST) { nodes { id stage @include(if: $with) } } }';
    for (const given of [false, true, false]) {
      const { applications } = await ask(query, { with: given });
      expect('stage' in applications.nodes[0]).toBe(given);
      if (given) expect(applications.nodes[0].stage).toEqual(expect.any(String));
    }
  });
});

/** How each field of that type is selected that needs no arguments. */
function selectionsOf({ app }: TestApp, name: string): Map<string, string> {
  const type = app.get(GraphQLSchemaHost).schema.getType(name);
  if (!(type instanceof GraphQLObjectType)) throw new Error(`${name} is no object type`);
  const fields = Object.values(type.getFields()).filter((field) => !field.args.some(isRequiredArgument));
  return new Map(fields.map((field) => [field.name, `${field.name} ${everythingOf(field.type, 1)}`]));
}
