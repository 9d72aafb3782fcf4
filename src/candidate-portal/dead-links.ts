import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LinkRenewals, RenewedPurpose } from '../notifications/index.js';
import { textOf } from '../platform/html/form-parser.js';
import { HTML_TYPE } from '../platform/html/page-assets.js';
import type { FaultPage } from '../platform/http/answer-faults.js';
import type { RateLimiter, RateRefusal } from '../platform/rates/rate-limiter.js';
import { deadPage, faultyPage, sentPage } from './pages/dead-page.js';
import { wordsOfBrowser } from './words/words-for.js';

export interface DeadLinksParts {
  readonly renewals: Pick<LinkRenewals, 'ask'>;
  readonly rates: Pick<RateLimiter, 'takeBy' | 'takeDeadLink'>;
}

/** What anybody sees who asks for a page while something is wrong on our side. */
export const FAULT_PAGE: FaultPage = { contentType: HTML_TYPE, of: (request) => faultyPage(wordsOf(request)) };

type WithSecret = FastifyRequest<{ Params: { secret: string } }>;

/** Answers for the links of one purpose that open nothing, whatever is wrong with them: all alike. */
export class DeadLinks {
  constructor(
    private readonly parts: DeadLinksParts,
    private readonly purpose: Exclude<RenewedPurpose, 'ANSWER'>,
  ) {}

  /**
   * The page of such a link. It counts for the address it comes from; one that opens is served, whoever shares the address: mail
   * programs and scanners open the links of many from one.
   */
  answer(request: WithSecret, reply: FastifyReply): FastifyReply {
    return this.#page(request, reply, this.parts.rates.takeDeadLink(request.ip), 404);
  }

  /**
   * The answer to a form before its link is looked up, so that nothing can be told of it by the time that takes: sent too often,
   * or a wish for another link. Null: the form is its page's to read.
   */
  beforeLooking(request: WithSecret, reply: FastifyReply): FastifyReply | null {
    const { secret } = request.params;
    const refused = this.parts.rates.takeBy(secret);
    if (refused !== null) return this.#page(request, reply, refused, 429);
    if (!(request.body instanceof FormData) || textOf(request.body, 'does') !== 'renew') return null;
    this.parts.renewals.ask(secret, this.purpose);
    return reply.type(HTML_TYPE).send(sentPage(wordsOf(request), this.purpose));
  }

  #page(request: WithSecret, reply: FastifyReply, refused: RateRefusal | null, code: number): FastifyReply {
    if (refused !== null) reply.header('retry-after', String(refused.retryAfterSeconds));
    return reply
      .code(refused === null ? code : 429)
      .type(HTML_TYPE)
      .send(deadPage(wordsOf(request), this.purpose));
  }
}

function wordsOf(request: FastifyRequest) {
  return wordsOfBrowser(request.headers['accept-language']);
}
