import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { mayBeCompiled } from './may-be-compiled.js';

/**
 * Queries as compiled code, each made when its document is seen for the second time: parsing and planning a list costs
 * more than its rows. A document is known as long as the cache of documents keeps it.
 */
export class CompiledQueries {
  readonly #seen = new WeakSet<DocumentNode>();
  /** Null: to be interpreted. */
  readonly #known = new WeakMap<DocumentNode, CompiledQuery | null>();

  /**
   * Answers a query whose variables are coerced; null for one that is to be interpreted. Data without errors are what
   * interpreting would have answered. Errors are told in another order and number.
   */
  async answer(
    schema: GraphQLSchema,
    document: DocumentNode,
    context: object,
    variables: Record<string, unknown>,
  ): Promise<ExecutionResult | null> {
    const compiled = this.#of(schema, document);
    return compiled === null ? null : await compiled.query({}, context, variables);
  }

  #of(schema: GraphQLSchema, document: DocumentNode): CompiledQuery | null {
    const known = this.#known.get(document);
    if (known !== undefined) return known;
    if (!this.#seen.has(document)) {
      this.#seen.add(document);
      return null;
    }
    const compiled = mayBeCompiled(schema, document) ? compileQuery(schema, document) : null;
    const usable = compiled !== null && isCompiledQuery(compiled) ? compiled : null;
    this.#known.set(document, usable);
    return usable;
  }
}
