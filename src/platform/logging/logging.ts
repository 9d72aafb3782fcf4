import { RequestMethod } from '@nestjs/common';
import type { Params } from 'nestjs-pino';
import { stdSerializers } from 'pino';
import type { Config } from '../config/config.js';

/** Structured logs with a request id on every line. No header, body, address or name is ever logged. */
export function loggingOptions(config: Config): Params {
  return {
    // The package's own "{/*splat}" matches no path under Fastify.
    forRoutes: [{ path: '/*path', method: RequestMethod.ALL }],
    pinoHttp: {
      level: config.logLevel,
      quietReqLogger: true,
      // Ours get the things themselves, not what pino-http makes of them.
      wrapSerializers: false,
      serializers: {
        req: (request: { id: unknown; method: string; originalUrl: string }) => ({
          id: request.id,
          method: request.method,
          path: pathOf(request.originalUrl),
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

/**
 * A database error quotes the row it is about in `detail`, TypeORM adds the query's parameters, and a data exception
 * (class 22) quotes the value in its message: none of them is kept.
 */
export function withoutPersonalData(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: 'something that is no error was thrown' };
  const { type, message, stack } = stdSerializers.err(error);
  const { code, constraint } = error as Error & { code?: unknown; constraint?: unknown };
  const quotes = typeof code === 'string' && /^22\w{3}$/.test(code);
  const kept = (text: string) =>
    quotes ? text.replaceAll(error.message, error.message.replace(/".*"/s, '"…"')) : text;
  return { type, message: kept(message), stack: kept(stack), code, constraint };
}
