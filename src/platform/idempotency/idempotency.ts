import type { ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { bearerToken } from '../access/bearer-token.js';
import type { Actor } from '../actor/actor.js';
import type { Origin } from '../audit/act.js';
import { MONOTONIC, type Monotonic } from '../clock/monotonic.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { refusal } from '../graphql/refusal.js';
import { requestTimeoutMs } from '../http/http-options.js';
import { fingerprintOf } from './fingerprint.js';
import { hashOfKey, isIdempotencyKey } from './idempotency-key.js';
import { IdempotencyKeys, type KeyUse } from './idempotency-keys.js';
import { answerPurpose, IdempotentRequest } from './idempotent-request.js';
import { KeyTurns, type RequestOfTurn, TooManyWait } from './key-turns.js';
import { isMutation, type Operation } from './operation.js';
import { Seal } from './seal.js';

// How long a request that waits for one in another process sleeps between two looks, in milliseconds: most are over at once.
const firstPause = 20;
const longestPause = 500;

/** A request as it stands under its key, if it has one. */
export interface KeyedRequest {
  readonly actor: Actor;
  readonly operation: Operation;
  /** The headers `Idempotency-Key` and `Authorization`. */
  readonly key: string | string[] | undefined;
  readonly authorization: string | undefined;
  readonly origin: Origin;
  readonly response: ServerResponse;
}

/** A request that may be answered now; `leave` ends that, and is called once it is. */
export interface Begun {
  /** It has a key: it changes things by the changes of this, and is concluded by it. */
  readonly idempotent?: IdempotentRequest;
  /** It was answered before, so. */
  readonly earlier?: Buffer;
  readonly leave: () => void;
}

/** Lets a mutation that is sent with an `Idempotency-Key` have one effect and one answer, however often it is sent. */
@Injectable()
export class Idempotency {
  readonly #turns = new KeyTurns();

  constructor(
    private readonly keys: IdempotencyKeys,
    private readonly database: TenantDatabase,
    @Inject(MONOTONIC) private readonly processTime: Monotonic,
  ) {}

  /**
   * Begins a request, with a place among those under way. One that has a key and is a mutation first waits until its like
   * is no longer under way, holding no place meanwhile. Throws a GraphQL error if it cannot be run under its key.
   * @param enter waits for a place; what it returns gives it back
   * @param refuse waits until a refusal of what has none may be answered
   */
  async begin(request: KeyedRequest, enter: () => Promise<() => void>, refuse: () => Promise<void>): Promise<Begun> {
    const { actor, operation, key, response } = request;
    if (key === undefined || !isMutation(operation)) return { leave: await enter() };
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
    const until = this.processTime() + requestTimeoutMs;
    const turn = turnOf(use, () => this.processTime() >= until);
    const endTurn = await this.#turns.take(turn, response).catch(async (error: unknown) => {
      if (!(error instanceof TooManyWait)) throw error;
      await refuse();
      throw inProgress(1);
    });
    try {
      const begun = await this.#claim(use, request, sealOf(use, request, key), until, enter);
      const leave = () => {
        begun.leave();
        endTurn();
      };
      return { ...begun, leave };
    } catch (error) {
      endTurn();
      throw error;
    }
  }

  /** Looks again while another process runs the request, as long as a request may take: then the caller is told to come back. */
  async #claim(
    use: KeyUse,
    request: KeyedRequest,
    seal: Seal,
    until: number,
    enter: () => Promise<() => void>,
  ): Promise<Begun> {
    for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
      const leave = await enter();
      const looked = await this.#look(use, request.origin, seal, leave).catch((error: unknown) => {
        leave();
        throw error;
      });
      if ('leave' in looked) return looked;
      leave();
      if (this.processTime() >= until || request.response.destroyed) throw inProgress(looked.seconds);
      await setTimeout(pause);
    }
  }

  /** Begins it, or tells for how many seconds another process has it at most. */
  async #look(use: KeyUse, origin: Origin, seal: Seal, leave: () => void): Promise<Begun | { seconds: number }> {
    const claimed = await this.keys.claim(use);
    switch (claimed.kind) {
      case 'CLAIMED':
        return { idempotent: new IdempotentRequest(this.keys, this.database, use, origin, claimed, seal), leave };
      case 'ANSWERED':
        return { earlier: seal.open(claimed.answer, answerPurpose), leave };
      case 'UNDER_WAY':
        return claimed;
      case 'CONFLICT':
        throw refusal('IDEMPOTENCY_CONFLICT', 'This Idempotency-Key was sent with another request: use a new one.');
      case 'GONE':
        throw refusal('IDEMPOTENCY_ANSWER_GONE', 'This request was answered before, and its answer has been erased.');
    }
  }
}

function sealOf({ actor, credentialId }: KeyUse, { authorization }: KeyedRequest, key: string): Seal {
  // The text of an API key is the same each time it calls; what a member signs in with is not.
  const token = actor.kind === 'API_KEY' ? bearerToken(authorization) : '';
  return new Seal(`${token} ${key}`, `${actor.organizationId} ${credentialId}`);
}

/** Another request under the same key waits for no turn: it is in conflict, and is told so at once. */
function turnOf({ actor, credentialId, keyHash, fingerprint }: KeyUse, isOver: () => boolean): RequestOfTurn {
  const { organizationId } = actor;
  const parts = [organizationId, credentialId, keyHash.toString('base64'), fingerprint.toString('base64')];
  return { organizationId, name: parts.join(' '), isOver };
}

function callerOf(actor: Actor): { readonly id: string; readonly onBehalfOf: string | null } {
  if (actor.kind === 'API_KEY') return { id: actor.id, onBehalfOf: actor.onBehalfOf?.id ?? null };
  if (actor.kind === 'MEMBER') return { id: actor.id, onBehalfOf: null };
  // It belongs to no organization, in which a key could be kept.
  throw refusal('BAD_REQUEST', 'What only who runs the service may do takes no Idempotency-Key.');
}

function inProgress(retryAfterSeconds: number): GraphQLError {
  return new GraphQLError('The first request with this Idempotency-Key is still under way.', {
    extensions: { code: 'IDEMPOTENCY_IN_PROGRESS', retryAfterSeconds },
  });
}
