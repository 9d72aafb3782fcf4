import { setTimeout } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bearerToken } from '../access/bearer-token.js';
import type { Actor } from '../actor/actor.js';
import { originOf } from '../audit/act.js';
import { MONOTONIC, type Monotonic } from '../clock/monotonic.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { refusal } from '../graphql/graphql-route.js';
import { requestTimeoutMs } from '../http/http-options.js';
import { fingerprintOf } from './fingerprint.js';
import { hashOfKey, isIdempotencyKey } from './idempotency-key.js';
import { type Claim, IdempotencyKeys, type KeyUse, type Unclaimed } from './idempotency-keys.js';
import { answerPurpose, IdempotentRequest } from './idempotent-request.js';
import { isMutation, type Operation } from './operation.js';
import { Replay } from './replay.js';
import { Seal } from './seal.js';

// How long a request that waits for the first one sleeps between two looks, in milliseconds: most are over at once.
const firstPause = 20;
const longestPause = 500;

/** Lets a mutation that is sent with an `Idempotency-Key` have one effect and one answer, however often it is sent. */
@Injectable()
export class Idempotency {
  constructor(
    private readonly keys: IdempotencyKeys,
    private readonly database: TenantDatabase,
    @Inject(MONOTONIC) private readonly processTime: Monotonic,
  ) {}

  /**
   * Begins a request whose body is an operation. Null if it has no key or is no mutation; else it must change things by
   * the changes of what is returned, and be concluded. Throws the answer that is kept (`Replay`), or a GraphQL error if
   * it cannot be run under this key.
   */
  async begin(request: FastifyRequest, reply: FastifyReply, actor: Actor): Promise<IdempotentRequest | null> {
    const key = request.headers['idempotency-key'];
    const operation = request.body as Operation;
    if (key === undefined || !isMutation(operation)) return null;
    if (typeof key !== 'string' || !isIdempotencyKey(key)) {
      throw refusal('BAD_REQUEST', 'Idempotency-Key is 1 to 255 visible ASCII characters, and stands there once.');
    }
    const caller = callerOf(actor);
    const use: KeyUse = {
      actor,
      credentialId: caller.id,
      keyHash: hashOfKey(key),
      fingerprint: fingerprintOf(operation, caller.onBehalfOf),
    };
    // The text of an API key is the same each time it calls; what a member signs in with is not.
    const token = actor.kind === 'API_KEY' ? bearerToken(request.headers.authorization) : '';
    const seal = new Seal(`${token} ${key}`, `${actor.organizationId} ${caller.id}`);
    const claim = await this.#claim(use, seal, reply);
    return new IdempotentRequest(this.keys, this.database, use, originOf(request), claim, seal);
  }

  /** Waits while another runs the request, as long as a request may take: then the caller is told to come back. */
  async #claim(use: KeyUse, seal: Seal, reply: FastifyReply): Promise<Claim> {
    const until = this.processTime() + requestTimeoutMs;
    for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
      const claimed = await this.keys.claim(use);
      if (claimed.kind === 'CLAIMED') return claimed;
      if (claimed.kind !== 'UNDER_WAY') throw endOf(claimed, seal);
      if (this.processTime() >= until || reply.raw.destroyed) {
        reply.header('retry-after', String(claimed.seconds));
        throw refusal('IDEMPOTENCY_IN_PROGRESS', 'The first request with this Idempotency-Key is still under way.');
      }
      await setTimeout(pause);
    }
  }
}

function callerOf(actor: Actor): { readonly id: string; readonly onBehalfOf: string | null } {
  if (actor.kind === 'API_KEY') return { id: actor.id, onBehalfOf: actor.onBehalfOf?.id ?? null };
  if (actor.kind === 'MEMBER') return { id: actor.id, onBehalfOf: null };
  // It belongs to no organization, in which a key could be kept.
  throw refusal('BAD_REQUEST', 'What only who runs the service may do takes no Idempotency-Key.');
}

/** What a request ends with that is not run. */
function endOf(standing: Exclude<Unclaimed, { kind: 'UNDER_WAY' }>, seal: Seal): Error {
  switch (standing.kind) {
    case 'ANSWERED':
      return new Replay(seal.open(standing.answer, answerPurpose));
    case 'CONFLICT':
      return refusal('IDEMPOTENCY_CONFLICT', 'This Idempotency-Key was sent with another request: use a new one.');
    case 'GONE':
      return refusal('IDEMPOTENCY_ANSWER_GONE', 'This request was answered before, and its answer has been erased.');
  }
}
