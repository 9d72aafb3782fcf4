import fastify, { type FastifyInstance } from 'fastify';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import mercurius from 'mercurius';
import { systemActor } from '../../../src/platform/actor/actor.js';
import { OperationHooks } from '../../../src/platform/graphql/operation-hooks.js';
import { throwInvalid } from '../../../src/platform/graphql/throw-invalid.js';
import { newId } from '../../../src/platform/ids/uuid.js';

/** A schema as the service answers it: by Mercurius with its cache, and with what happens to an operation on its way. */
export class ServedSchema {
  readonly #operations = new OperationHooks();
  readonly #server: FastifyInstance;
  /** How many answers were compiled code's. */
  compiled = 0;

  private constructor(server: FastifyInstance) {
    this.#server = server;
  }

  static async start(schema: GraphQLSchema): Promise<ServedSchema> {
    const server = fastify();
    const served = new ServedSchema(server);
    await server.register(mercurius, {
      schema,
      cache: 100,
      validationRules: [throwInvalid],
      errorFormatter: (execution, context) => {
        const answer = served.#operations.answerOf(context as object);
        if (answer !== undefined && answer.errors === undefined) throw new Error('what has no errors is formatted');
        return { statusCode: 200, response: answer ?? execution };
      },
    });
    await server.ready();
    for (const [name, hook] of Object.entries(served.#operations.hooks))
      server.graphql.addHook(name as never, hook as never);
    return served;
  }

  /** @param own what of the context is the caller's */
  async answer(
    query: string,
    variables: Record<string, unknown>,
    own: Record<string, unknown> = {},
    operationName?: string,
  ): Promise<ExecutionResult> {
    const operation = { query, variables, operationName };
    const context = { actor: systemActor(newId()), operation, reads: { renew: () => undefined }, ...own };
    const execution = await this.#server.graphql(query, context, variables, operationName);
    if (this.#operations.answerOf(context)?.data !== undefined) this.compiled += 1;
    return execution;
  }

  async stop(): Promise<void> {
    await this.#server.close();
  }
}
