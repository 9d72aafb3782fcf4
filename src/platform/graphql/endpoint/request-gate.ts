import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import { refuseUnpermitted } from '../../access/refuse-unpermitted.js';
import type { Actor } from '../../actor/actor.js';
import { RequestsHeld } from '../../admission/requests-held.js';
import { appendVary } from '../../http/append-vary.js';
import { largestBody, largestSyncBody } from '../../http/http-options.js';
import { isUtf8Json } from '../../http/json-content.js';
import { anyJson, type MediaType, negotiate } from '../../http/media-type.js';
import { refusal } from '../refusal.js';
import { Callers } from './callers.js';

/** A request whose headers were found good. */
export interface AdmittedRequest {
  readonly actor: Actor;
  readonly mediaType: MediaType;
}

// Characters. What is longer than links are allowed to be belongs into the body of a POST.
const longestUrl = 8_192;

/**
 * Looks at the headers of a request before a byte of its body is read: how it asks, who calls, and whether they may now.
 *
 * Every request has to carry `Authorization`, which a page of somebody else's can have no browser send without asking
 * first (CORS), and which no browser adds by itself: that guards against forged requests, whatever their method.
 */
@Injectable()
export class RequestGate {
  readonly #admitted = new WeakMap<FastifyRequest, AdmittedRequest>();

  constructor(
    private readonly callers: Callers,
    private readonly held: RequestsHeld,
  ) {}

  /** Lets a request of an operation in, or throws why not. */
  async admitOperation(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    markPrivate(reply);
    const mediaType = negotiate(request.headers.accept);
    if (mediaType === null) {
      throw refusal('NOT_ACCEPTABLE', 'Answers are application/graphql-response+json or application/json.');
    }
    if (request.method === 'POST') refuseOtherThanJson(request);
    else if (request.method !== 'GET' && request.method !== 'HEAD') {
      throw refusal('METHOD_NOT_ALLOWED', 'Send GraphQL operations by POST, and queries by GET if you like.');
    }
    refuseLongUrl(request);
    await this.#admit(request, reply, mediaType);
  }

  /** Lets in who asks for the schema, or throws why not. */
  async admitReader(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    markPrivate(reply);
    if (request.method !== 'GET' && request.method !== 'HEAD') throw refusal('METHOD_NOT_ALLOWED', 'Ask by GET.');
    refuseLongUrl(request);
    await this.#admit(request, reply, anyJson);
  }

  async #admit(request: FastifyRequest, reply: FastifyReply, mediaType: MediaType): Promise<void> {
    const actor = await this.callers.admit(request, reply);
    this.#admitted.set(request, { actor, mediaType });
    const bytes = bytesToCome(request.raw);
    const largest = refuseUnpermitted(actor, 'sync') === null ? largestSyncBody : largestBody;
    if (bytes > largest) throw tooLong(largest);
    if (bytes > 0) this.held.hold(actor.organizationId, reply.raw, weightOf(bytes));
  }

  /** Throws for a request that was not let in: it has no caller. */
  admitted(request: FastifyRequest): AdmittedRequest {
    const admitted = this.#admitted.get(request);
    if (admitted === undefined) throw new Error('a request was not admitted');
    return admitted;
  }
}

/** Answers are of one caller and of this moment: nobody between us and them keeps one for another. */
function markPrivate(reply: FastifyReply): void {
  reply.header('cache-control', 'no-store');
  appendVary(reply, 'Accept', 'Accept-Encoding', 'Authorization', 'X-On-Behalf-Of');
}

function refuseOtherThanJson({ headers }: FastifyRequest): void {
  const { 'content-type': type, 'content-encoding': encoding = 'identity' } = headers;
  if (!isUtf8Json(type)) throw refusal('UNSUPPORTED_MEDIA_TYPE', 'Send application/json in UTF-8.');
  if (encoding !== 'identity') throw refusal('UNSUPPORTED_MEDIA_TYPE', 'Send the body without compression.');
}

function refuseLongUrl({ raw: { url = '' } }: FastifyRequest): void {
  if (url.length <= longestUrl) return;
  throw refusal('URI_TOO_LONG', `The URL has ${url.length} characters; ${longestUrl} are allowed. Send a POST.`);
}

/** Whether a body says how long it is: one that does not may not be long. */
export function saysItsLength({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] === undefined;
}

export function tooLong(largest: number): GraphQLError {
  return refusal('PAYLOAD_TOO_LARGE', `The body is too long: ${largest} bytes are allowed.`);
}

/** Of a body that does not say how long it is, as many as there may be. */
function bytesToCome(message: IncomingMessage): number {
  return saysItsLength(message) ? Number(message.headers['content-length'] ?? 0) : largestBody;
}

// A thousand rows take several times their text once they are parsed, and are held until the last of them is answered.
const parsedTimes = 4;

/** What a body takes of the memory: of a large one most is what it is parsed into. */
function weightOf(bytes: number): number {
  return bytes > largestBody ? bytes * parsedTimes : bytes;
}
