import { Injectable } from '@nestjs/common';
import { Client, type Dispatcher } from 'undici';
import type { RefusedAddress, TimedOut, UnreachableAddress } from './outbound-failure.js';
import { type AdmittedAddress, OutboundGuard } from './outbound-guard.js';

export interface OutboundRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** From the first question to a name server to the last byte of the answer, by the wall clock; 15 s if left out. */
  readonly deadlineMs?: number;
  /** 64 KB if left out. */
  readonly mostBytes?: number;
}

/** An answer, whatever its status: a redirect is one too, and is not followed. */
export interface OutboundAnswer {
  readonly kind: 'answered';
  readonly status: number;
  /** Names are in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** An answer with more than was to be read. The connection was closed there. */
export interface TooLarge {
  readonly kind: 'too-large';
  readonly status: number;
  readonly headers: OutboundAnswer['headers'];
  /** What was read of it. */
  readonly head: Buffer;
}

export type OutboundResult = OutboundAnswer | TooLarge | RefusedAddress | UnreachableAddress | TimedOut;

const longestMs = 15_000;
const largestBytes = 64 * 1024;

/**
 * The one way to make a request to an address that a tenant chose. What comes back of a failure is its kind and nothing
 * else: no error's text, which would describe our network.
 */
@Injectable()
export class OutboundHttp {
  constructor(private readonly guard: OutboundGuard) {}

  async send(request: OutboundRequest): Promise<OutboundResult> {
    const deadlineMs = request.deadlineMs ?? longestMs;
    const cut = AbortSignal.timeout(deadlineMs);
    const admission = await this.guard.admitUrl(request.url, cut);
    if (admission.kind !== 'admitted') return admission;
    const client = clientOf(new URL(request.url), admission, deadlineMs);
    try {
      return await converse(client, request, cut);
    } catch {
      return { kind: cut.aborted ? 'timed-out' : 'unreachable' };
    } finally {
      await client.destroy();
    }
  }
}

function clientOf({ origin }: URL, { lookup }: AdmittedAddress, deadlineMs: number): Client {
  return new Client(origin, {
    // A connection that is still being made outlives its request: it has the limit of its own.
    connect: { lookup, timeout: deadlineMs, allowH2: false },
    // Of the rest there is one limit, the wall clock's: one of inactivity is met by a byte a second.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}

async function converse(
  client: Client,
  { url, method, headers = {}, body, mostBytes = largestBytes }: OutboundRequest,
  cut: AbortSignal,
): Promise<OutboundResult> {
  const { pathname, search } = new URL(url);
  const response = await client.request({
    path: pathname + search,
    method,
    // Nothing is decompressed: what is counted is what comes.
    headers: { 'user-agent': 'Followthrough', 'accept-encoding': 'identity', ...headers },
    body: body ?? null,
    // The connection is not kept: the next request resolves and checks its name anew.
    reset: true,
    signal: cut,
  });
  return await readBody(response, mostBytes);
}

async function readBody(response: Dispatcher.ResponseData, mostBytes: number): Promise<OutboundResult> {
  const { statusCode: status, headers } = response;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response.body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    chunks.push(chunk);
    if (bytes > mostBytes) {
      return { kind: 'too-large', status, headers, head: Buffer.concat(chunks).subarray(0, mostBytes) };
    }
  }
  return { kind: 'answered', status, headers, body: Buffer.concat(chunks) };
}
