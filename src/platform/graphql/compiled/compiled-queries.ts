import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { mayBeCompiled } from './may-be-compiled.js';

// A list of twenty fields takes 30 KB, the longest that is compiled 140. Who comes back after two hundred others is
// interpreted once, and compiled again.
const mostKept = 200;

/**
 * Queries as compiled code, each made when its document is seen for the second time: parsing and planning a list costs
 * more than its rows.
 */
export class CompiledQueries {
  readonly #seen = new WeakSet<DocumentNode>();
  readonly #interpreted = new WeakSet<DocumentNode>();
  /** Those used last come last. */
  readonly #compiled = new Map<DocumentNode, CompiledQuery>();

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
    if (this.#interpreted.has(document)) return null;
    const known = this.#compiled.get(document);
    if (known !== undefined) {
      this.#compiled.delete(document);
      this.#compiled.set(document, known);
      return known;
    }
    if (this.#seen.has(document)) return this.#compile(schema, document);
    this.#seen.add(document);
    return null;
  }

  #compile(schema: GraphQLSchema, document: DocumentNode): CompiledQuery | null {
    const compiled = mayBeCompiled(schema, document) ? compileQuery(schema, document) : null;
    if (compiled === null || !isCompiledQuery(compiled)) {
      this.#interpreted.add(document);
      return null;
    }
    this.#compiled.set(document, compiled);
    const [oldest] = this.#compiled.keys();
    if (oldest !== undefined && this.#compiled.size > mostKept) {
      this.#compiled.delete(oldest);
      this.#seen.delete(oldest);
    }
    return compiled;
  }
}
