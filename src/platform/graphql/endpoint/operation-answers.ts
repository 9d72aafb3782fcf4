import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { ExecutionResult } from 'graphql';
import { type Actor, seesConfidences } from '../../actor/actor.js';
import { Admission } from '../../admission/admission.js';
import type { Origin } from '../../audit/act.js';
import { TenantDatabase } from '../../database/tenant-database.js';
import type { MediaType } from '../../http/media-type.js';
import { type Begun, Idempotency } from '../../idempotency/idempotency.js';
import type { Operation } from '../../idempotency/operation.js';
import { changesOf } from '../change.js';
import { formatErrors } from '../error-formatter.js';
import { asGraphQLError } from '../refusal.js';
import type { RequestContext } from '../request-context.js';
import { RequestReads } from '../request-reads.js';
import { stateAnswer } from './answer-status.js';

/** Where operations are run. */
type Graphql = Pick<FastifyInstance, 'graphql'>;

/** One operation of somebody who is known. */
export interface AskedOperation {
  readonly actor: Actor;
  readonly operation: Operation;
  /** It came by GET, and changes nothing. */
  readonly onlyReads: boolean;
  readonly requestId: string;
  readonly origin: Origin;
  readonly idempotencyKey?: string | string[] | undefined;
  readonly authorization?: string | undefined;
  readonly mediaType: MediaType;
  readonly response: ServerResponse;
}

export interface OperationAnswer {
  readonly status: number;
  readonly body: Buffer | string;
  /** It is that of an earlier request under the same key. */
  readonly replayed: boolean;
}

/** Answers operations: one that has its turn and its place is run, and the place is given back once it is answered. */
@Injectable()
export class OperationAnswers {
  constructor(
    private readonly database: TenantDatabase,
    private readonly idempotency: Idempotency,
    private readonly admission: Admission,
  ) {}

  /**
   * Throws a GraphQL error for what is not begun, Overloaded, and CallerGone.
   * @param finish what still belongs to the answer, such as compressing it
   */
  async answer<T>(asked: AskedOperation, http: Graphql, finish: (answer: OperationAnswer) => Promise<T>): Promise<T> {
    const { actor, idempotencyKey: key, authorization, response } = asked;
    const { organizationId } = actor;
    const begun = await this.idempotency.begin(
      { ...asked, key, authorization },
      () => this.admission.enter(organizationId, response),
      () => this.admission.refuse(organizationId),
    );
    try {
      return await finish(await this.#answerBegun(asked, begun, http));
    } finally {
      begun.leave();
    }
  }

  async #answerBegun(asked: AskedOperation, { idempotent, earlier }: Begun, http: Graphql): Promise<OperationAnswer> {
    if (earlier !== undefined) return { status: 200, body: earlier, replayed: true };
    const changes = idempotent && ((field: string) => idempotent.changesOf(field));
    const { status, result } = stateAnswer(await this.#run(asked, changes, http), asked.mediaType);
    const body = JSON.stringify(result);
    const concluded = (await idempotent?.conclude(body)) ?? { body, replayed: false };
    // An answer that is kept was carried out, whatever became of this run of it.
    return { status: concluded.replayed ? 200 : status, ...concluded };
  }

  /** Its reads end with it, or as soon as its caller goes away. */
  async #run(
    asked: AskedOperation,
    changesOfField: RequestContext['changesOf'],
    http: Graphql,
  ): Promise<ExecutionResult> {
    const { actor, operation, onlyReads, requestId, origin, response } = asked;
    const confidences = seesConfidences(actor) ? 'SHOWN' : 'HIDDEN';
    const reads = new RequestReads(() => this.database.openReads(actor.organizationId, confidences));
    const change = changesOf(this.database, actor, origin);
    const context: RequestContext = {
      actor,
      reads,
      change,
      requestId,
      operation,
      onlyReads,
      ...(changesOfField === undefined ? {} : { changesOf: changesOfField }),
    };
    const close = () => reads.close();
    response.once('close', close);
    try {
      const { query, operationName } = operation;
      // Its variables are coerced by the hooks: given here, they would be once more.
      return await http.graphql(query, { ...context }, undefined, operationName ?? undefined);
    } catch (error) {
      return formatErrors({ errors: [asGraphQLError(error as Error)] }, context);
    } finally {
      response.off('close', close);
      close();
    }
  }
}
