import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { execute, type GraphQLSchema, Lexer, parse, Source, specifiedRules, TokenKind, validate } from 'graphql';
import { schemaOfClasses } from '../../scripts/schema-text.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import { queryLimits } from '../../src/platform/graphql/limits/query-limits.js';
import { OperationHooks } from '../../src/platform/graphql/operation-hooks.js';
import { selectedFields, selectedFieldsOfRows } from '../../src/platform/graphql/selection/selected-fields.js';
import { throwInvalid } from '../../src/platform/graphql/throw-invalid.js';
import { newId } from '../../src/platform/ids/uuid.js';
import { adversarial } from '../support/graphql-work/adversarial.js';
import { countedDocument, Steps, TooManySteps } from '../support/graphql-work/counted-document.js';
import { stubSchema } from '../support/graphql-work/stub-schema.js';

// Looks at a part of a document, by everything that walks it, for three calls of the same text. The longest that is
// accepted takes about half.
const mostSteps = 150_000;
// Until a document is refused for its size: three walks.
const mostStepsPerToken = 15;

/**
 * Whatever a document of a thousand tokens looks like, no caller has the service walk it for long: counted in steps, which
 * no machine is slow at.
 */
describe('the work of an operation', () => {
  let schema: GraphQLSchema;

  beforeAll(async () => {
    schema = stubSchema(await schemaOfClasses(), 2, (info) => {
      selectedFields(info);
      selectedFieldsOfRows(info);
    });
  });

  /** Sends a document through everything that an operation goes through, three times; returns how often it was answered. */
  async function send(text: string, steps: Steps): Promise<number> {
    const document = countedDocument(parse(text, { maxTokens: queryLimits.tokens }), steps);
    const { hooks } = new OperationHooks();
    const [{ preValidation, preExecution }, context] = [
      hooks as never as Record<string, (...given: unknown[]) => Promise<object>>,
      contextOf(),
    ];
    await preValidation?.(schema, document, context);
    validate(schema, document, [...specifiedRules, throwInvalid]);
    let answered = 0;
    for (let call = 1; call <= 3; call += 1) {
      const outcome = await preExecution?.(schema, document, context, {});
      if (outcome !== undefined && 'errors' in outcome) return answered;
      if (outcome !== undefined && !('document' in outcome)) await execute({ schema, document, contextValue: context });
      answered += 1;
    }
    return answered;
  }

  const contextOf = () => ({
    actor: systemActor(newId()),
    underWay: { executes: () => undefined, executed: () => undefined },
    reads: { renew: () => undefined },
  });

  /** How a document of that text fares. */
  async function fate(text: string): Promise<{ steps: number; refused: string | null }> {
    const steps = new Steps(mostSteps);
    try {
      const answered = await send(text, steps);
      return { steps: steps.taken, refused: answered === 0 ? 'AT_EXECUTION' : null };
    } catch (error) {
      if (error instanceof TooManySteps) throw error;
      const code = (error as { extensions?: { code?: string } }).extensions?.code;
      return { steps: steps.taken, refused: code ?? (error as Error).name };
    }
  }

  it.each(Object.entries(adversarial))('is bounded for %s', async (_form, documents) => {
    await fc.assert(
      fc.asyncProperty(documents, async (text) => {
        const { steps, refused } = await fate(text);
        expect(steps).toBeLessThanOrEqual(mostSteps);
        if (refused === 'QUERY_TOO_LARGE')
          expect(steps).toBeLessThanOrEqual(mostStepsPerToken * (tokensOf(text) + queryLimits.selections));
      }),
      { numRuns: 25, seed: 11 },
    );
  });
});

function tokensOf(text: string): number {
  const lexer = new Lexer(new Source(text));
  let count = 0;
  while (lexer.advance().kind !== TokenKind.EOF) count += 1;
  return count;
}
