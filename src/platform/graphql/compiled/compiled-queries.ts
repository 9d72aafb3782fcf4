import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { type CompiledQuery, compileQuery } from './compile-query.js';
import { mayBeCompiled } from './may-be-compiled.js';

// The longest takes 75 KB. Who comes back after two hundred others is interpreted once, and compiled again.
const mostKept = 200;

/** Queries that are compiled, each when its document is seen for the second time: most are sent once, or all the time. */
export class CompiledQueries {
  readonly #seen = new WeakSet<DocumentNode>();
  readonly #interpreted = new WeakSet<DocumentNode>();
  /** Those used last come last. */
  readonly #compiled = new Map<DocumentNode, CompiledQuery>();

  /**
   * Answers a query whose variables are coerced; null for one that is to be interpreted. Rejects with one error of those
   * that interpreting would have told of.
   */
  async answer(
    schema: GraphQLSchema,
    document: DocumentNode,
    context: object,
    variables: Record<string, unknown>,
  ): Promise<ExecutionResult | null> {
    const compiled = this.#of(schema, document);
    return compiled === null ? null : { data: await compiled(context, variables) };
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
    if (compiled === null) {
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
