import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ExecutionResult, execute, GraphQLError, type GraphQLSchema, parse } from 'graphql';
import { schemaOfClasses } from '../../scripts/schema-text.js';
import { InvalidDocument } from '../../src/platform/graphql/throw-invalid.js';
import { type DataContext, giveRandomData } from '../support/graphql-work/random-data.js';
import { type RandomOperation, randomOperation } from '../support/graphql-work/random-operation.js';
import { ServedSchema } from '../support/graphql-work/served-schema.js';

// The same documents in every run.
const seed = 20_261_130;
const documents = 5_000;

/**
 * Every operation is answered as GraphQL's own interpreter answers it, the first time, when it is compiled, and ever
 * after: the whole way through Mercurius, against `execute` alone, on the schema that is served.
 */
describe('an operation that is sent again', () => {
  let schema: GraphQLSchema;
  let served: ServedSchema;
  const seen = { drawn: 0, compared: 0, withErrors: 0, mutations: 0 };

  beforeAll(async () => {
    schema = giveRandomData(await schemaOfClasses());
    served = await ServedSchema.start(schema);
  });
  afterAll(() => served.stop());

  /** What stands in an answer, whatever it is made of. */
  const shown = ({ data, errors }: ExecutionResult) => {
    const told = errors?.map(({ message, path, locations }) => JSON.stringify({ message, path, locations }));
    return { data: JSON.stringify(data), errors: told?.sort() };
  };

  /** Not all that are drawn can be answered: fields of one name may differ, or be too many. */
  async function firstAnswer(answer: () => Promise<ExecutionResult>): Promise<ExecutionResult | null> {
    try {
      const first = await answer();
      return first.data === undefined ? null : first;
    } catch (error) {
      if (error instanceof InvalidDocument || error instanceof GraphQLError) return null;
      throw error;
    }
  }

  async function compare({ query, variables }: RandomOperation, fails: DataContext['fails']): Promise<void> {
    const operationName = query.includes('Named') ? 'Named' : undefined;
    const answer = () => served.answer(query, variables, { fails }, operationName);
    const first = await firstAnswer(answer);
    seen.drawn += 1;
    fc.pre(first !== null);
    const document = parse(query);
    const interpreted = shown(
      await execute({ schema, document, operationName, variableValues: variables, contextValue: { fails } }),
    );
    const answers = [first, await answer(), await answer()];
    expect(answers.map(shown)).toEqual([interpreted, interpreted, interpreted]);
    seen.compared += 1;
    if (interpreted.errors !== undefined) seen.withErrors += 1;
    if (query.startsWith('mutation')) seen.mutations += 1;
  }

  it('is answered alike by compiled code and by the interpreter', async () => {
    const fails = fc.constantFrom<DataContext['fails']>('NEVER', 'NEVER', 'NEVER', 'AT_ONCE', 'LATER');
    await fc.assert(fc.asyncProperty(randomOperation(schema), fails, compare), { numRuns: documents, seed });
    // It is known to be about what it says: most of what is drawn is answered, twice by compiled code where it may be.
    expect(seen.compared).toBe(documents);
    expect(seen.drawn).toBeLessThan(documents * 1.5);
    expect(served.compiled).toBeGreaterThan(documents / 2);
    expect(seen.withErrors).toBeGreaterThan(documents / 10);
    expect(seen.mutations).toBeGreaterThan(documents / 20);
  });
});
