import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Params, PinoLogger } from 'nestjs-pino';
import { destination, stdSerializers } from 'pino';
import type { Config } from '../config/config.js';

// Lines leave together, a tenth of a second after the first at the latest, and all of them before the process ends.
const gathered = { minLength: 4_096, periodicFlush: 100, sync: false } as const;

/** Of the process: every application in it writes there. */
const standardOutput = destination(gathered);

/** Structured logs. No header, body, address or name is ever logged. */
export function loggingOptions(config: Config): Params {
  return {
    // A request is logged by one hook of Fastify's (`logRequests`), not by a logger of its own in middleware.
    forRoutes: [],
    pinoHttp: {
      level: config.logLevel,
      stream: standardOutput,
      // Ours get the things themselves, not what pino-http makes of them.
      wrapSerializers: false,
      serializers: { err: withoutPersonalData },
    },
  };
}

/** Writes one line for each request when it is over: its id, method and path, its status, and how long it took. */
export function logRequests(app: NestFastifyApplication): void {
  const logger = PinoLogger.root;
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      const req = { id: request.id, method: request.method, path: pathOf(request.originalUrl) };
      const responseTime = Math.round(reply.elapsedTime);
      logger.info({ req, res: { status: reply.statusCode }, responseTime }, 'request completed');
      done();
    });
}

/** Without the query, which may hold anything, and without what is long enough to be a secret. */
function pathOf(url: string): string {
  return (url.split('?', 1)[0] ?? '').replace(/[\w-]{40,}/g, '…');
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
