import { Injectable } from '@nestjs/common';
import { OutboundHttp } from '../../platform/outbound/outbound-http.js';
import { CannotOpen } from '../../platform/sealing/sealing-keys.js';
import { signWebhook } from '../../platform/webhook-signature/webhook-secret.js';
import type { EventBody } from '../catalogue/event-body.js';
import { EndpointSeals } from '../endpoint/endpoint-seals.js';
import type { EndpointToCall } from '../endpoint/webhook-endpoint.reads.js';
import { judgeAnswer, type WebhookVerdict } from './judge-answer.js';
import { maskAnswer } from './mask-answer.js';

/** One request to an endpoint, and what came of it. */
export interface Call extends WebhookVerdict {
  readonly durationMs: number;
  readonly answer: string | null;
}

/** Sends bodies to endpoints: signed at that moment, past the outbound guard. */
@Injectable()
export class CallEndpoint {
  constructor(
    private readonly http: OutboundHttp,
    private readonly seals: EndpointSeals,
  ) {}

  /**
   * @param now what the signature says, and what a `Retry-After` counts from
   * @param deadlineMs for all of it, from DNS to the last byte; 15 s if left out
   */
  async send(endpoint: EndpointToCall, body: EventBody, now: Date, deadlineMs?: number): Promise<Call> {
    const begun = performance.now();
    const durationMs = () => Math.round(performance.now() - begun);
    try {
      const { secrets, headers } = this.seals.open(endpoint, now);
      const text = JSON.stringify(body);
      const signature = signWebhook(body.data.id, Math.floor(now.getTime() / 1000), text, secrets);
      const result = await this.http.send({
        url: endpoint.url,
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', ...signature },
        body: text,
        ...(deadlineMs === undefined ? {} : { deadlineMs }),
      });
      const answer = maskAnswer(result, [...secrets, ...Object.values(headers)]);
      return { ...judgeAnswer(result, now), durationMs: durationMs(), answer };
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
      const nothing = { httpStatus: null, isGone: false, retryAfter: null, answer: null };
      return { ...nothing, outcome: 'SECRET_UNREADABLE', durationMs: durationMs() };
    }
  }
}
