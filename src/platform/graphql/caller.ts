import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Authenticator, Credentials } from '../access/authenticator.js';
import type { Actor } from '../actor/actor.js';
import type { RateLimiter, RateRefusal } from '../rates/rate-limiter.js';
import { refusal } from './graphql-route.js';

/**
 * Who calls, counted against their limits; throws for nobody and for who has used them up. Requests that name nobody
 * known count for their address. From an address that has used up its limit no credential is looked up that is not
 * known to be good: keys are not guessed that way, and who shares the address with a guesser is still served.
 */
export async function admitCaller(
  request: FastifyRequest,
  authenticator: Authenticator,
  rates: RateLimiter,
): Promise<Actor> {
  const credentials = credentialsOf(request);
  if (!authenticator.knows(credentials)) refuse(rates.refusalAt(request.ip));
  const actor = await authenticator.authenticate(credentials).catch((error: unknown) => {
    if (error instanceof GraphQLError) refuse(rates.takeAt(request.ip));
    throw error;
  });
  if (actor === null) {
    refuse(rates.takeAt(request.ip));
    throw refusal('UNAUTHENTICATED', unauthenticated);
  }
  refuse(rates.takeFor(actor));
  return actor;
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
