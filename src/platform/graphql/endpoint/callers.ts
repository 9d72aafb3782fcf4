import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { AUTHENTICATOR, type Authenticator, type Credentials } from '../../access/authenticator.js';
import type { Actor } from '../../actor/actor.js';
import { Admission } from '../../admission/admission.js';
import { SerialQueues } from '../../admission/serial-queues.js';
import { addressBucket } from '../../rates/address-bucket.js';
import { rateHeaders } from '../../rates/rate-headers.js';
import { RateLimiter, type RateRefusal } from '../../rates/rate-limiter.js';
import { refusal } from '../refusal.js';

// Of one address that has used up its limit. A look-up takes about a millisecond.
const mostLookUpsWaiting = 100;

/** Tells who calls, from the headers of a request, and counts the request. */
@Injectable()
export class Callers {
  readonly #lookUps = new SerialQueues(mostLookUpsWaiting);

  constructor(
    @Inject(AUTHENTICATOR) private readonly authenticator: Authenticator,
    private readonly rates: RateLimiter,
    private readonly admission: Admission,
  ) {}

  /**
   * Who calls, counted against their limits, which the answer's headers tell. Throws for nobody and for who has used them
   * up. A request that names nobody known counts for its address.
   */
  async admit(request: FastifyRequest, reply: FastifyReply): Promise<Actor> {
    const actor = await this.#lookUp(credentialsOf(request), request.ip).catch((error: unknown) => {
      if (error instanceof GraphQLError) refuse(this.rates.takeAt(request.ip));
      throw error;
    });
    if (actor === null) {
      refuse(this.rates.takeAt(request.ip));
      throw refusal('UNAUTHENTICATED', unauthenticated);
    }
    const { refused, standings } = this.rates.takeFor(actor);
    reply.headers(rateHeaders(standings));
    // Who is refused asks again at once: before somebody else has been answered, that is no use to anybody.
    if (refused !== null) await this.admission.refuse(actor.organizationId);
    refuse(refused);
    return actor;
  }

  /**
   * From an address that has used up its limit, credentials that are not known to be good are looked up one at a time:
   * who guesses there keeps no more than one connection busy, and who has a good key is served, though strangers share
   * the address.
   */
  async #lookUp(credentials: Credentials, address: string): Promise<Actor | null> {
    const lookUp = () => this.authenticator.authenticate(credentials);
    if (this.authenticator.knows(credentials) || this.rates.refusalAt(address) === null) return await lookUp();
    return await this.#lookUps.run(addressBucket(address), lookUp);
  }
}

// The same whatever was wrong: why a token was refused would tell its forger what to mend.
const unauthenticated =
  'Send a valid API key or a token of your identity provider: "Authorization: Bearer ft_live_…" or "Bearer eyJ…".';

function credentialsOf({ headers }: FastifyRequest): Credentials {
  const onBehalfOf = headers['x-on-behalf-of'];
  // Given twice it names nobody in particular.
  return { authorization: headers.authorization, onBehalfOf: Array.isArray(onBehalfOf) ? '' : onBehalfOf };
}

const called = {
  KEY: 'This API key',
  ORGANIZATION: 'Your organization',
  ADDRESS: 'Your address',
  LINK: 'This link',
} as const;

function refuse(refused: RateRefusal | null): void {
  if (refused === null) return;
  const { scope, limit, retryAfterSeconds } = refused;
  throw new GraphQLError(
    `${called[scope]} may send ${limit} requests a minute${scope === 'ADDRESS' ? ' without a valid key' : ''}. Try again in ${retryAfterSeconds} s.`,
    { extensions: { code: 'RATE_LIMITED', ...refused } },
  );
}
