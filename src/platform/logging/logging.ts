import { randomUUID } from 'node:crypto';
import type { Params } from 'nestjs-pino';
import { stdSerializers } from 'pino';
import type { Config } from '../config/config.js';

/** Structured logs with a request id on every line. No header, body, address or name is ever logged. */
export function loggingOptions(config: Config): Params {
  return {
    pinoHttp: {
      level: config.logLevel,
      genReqId: () => randomUUID(),
      quietReqLogger: true,
      serializers: {
        req: (request: { id: unknown; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          path: pathOf(request.url),
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
        err: withoutPersonalData,
      },
    },
  };
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '';
}

/** A database error quotes the row it is about in `detail`, and TypeORM adds the query's parameters: neither is kept. */
export function withoutPersonalData(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { type, message, stack } = stdSerializers.err(error);
  const facts = error as Error & { code?: unknown; constraint?: unknown };
  return { type, message, stack, code: facts.code, constraint: facts.constraint };
}
