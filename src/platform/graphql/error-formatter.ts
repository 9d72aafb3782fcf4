import { Logger } from '@nestjs/common';
import { type ExecutionResult, GraphQLError, Kind, type SourceLocation } from 'graphql';
import { inputPathOf } from './input-path.js';

/** The error as it goes out: masked unless it is one a caller can act on. */
interface WireError {
  readonly message: string;
  readonly locations?: readonly SourceLocation[];
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** Codes a caller may see, and the HTTP status of an answer that consists of such an error alone. */
const statusOf: Readonly<Record<string, number>> = {
  BAD_USER_INPUT: 200,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  QUERY_TOO_LARGE: 400,
  BAD_REQUEST: 400,
  NOT_PERMITTED: 200,
  INVALID_INPUT: 200,
  UNAUTHENTICATED: 401,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

const logger = new Logger('GraphQL');

interface FormatContext {
  readonly requestId?: string;
  readonly reply?: { readonly request: { readonly id: string } };
}

/** Formats the errors of an answer for Mercurius. What is not meant for callers is logged under the request's id and masked. */
export function formatErrors(
  execution: ExecutionResult,
  context: FormatContext,
): { statusCode: number; response: ExecutionResult } {
  const requestId = context.requestId ?? context.reply?.request.id ?? 'unknown';
  const errors = (execution.errors ?? []).flatMap(unwrap).map((error) => toWire(error, requestId));
  const data = execution.data ?? null;
  const codes = errors.map((error) => String(error.extensions['code']));
  const worst = Math.max(...codes.map((code) => statusOf[code] ?? 500));
  return { statusCode: data === null ? worst : 200, response: { data, errors: errors as unknown as GraphQLError[] } };
}

/** Validation arrives as one error that holds many. */
function unwrap(error: GraphQLError): Error[] {
  const original: unknown = error.originalError;
  if (original instanceof Error && 'errors' in original && Array.isArray(original.errors))
    return original.errors as Error[];
  return [error];
}

function toWire(error: Error, requestId: string): WireError {
  const code = codeOf(error);
  if (code === 'INTERNAL' || code === 'UNAVAILABLE') {
    const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
    logger.error({ err: cause, requestId }, 'a request failed');
    const message =
      code === 'INTERNAL'
        ? 'Something went wrong on our side.'
        : 'The service is overloaded or its database is away. Try again shortly.';
    return { message, ...placeOf(error), extensions: { code, requestId } };
  }
  const inputPath = code === 'BAD_USER_INPUT' ? inputPathOf(error) : undefined;
  const facts = error instanceof GraphQLError ? error.extensions : {};

  return {
    message: withoutSuggestions(error.message),
    ...placeOf(error),
    extensions: { ...facts, ...(inputPath === undefined ? {} : { inputPath }), code },
  };
}

function placeOf(error: Error): Pick<WireError, 'locations' | 'path'> {
  if (!(error instanceof GraphQLError)) return {};
  return {
    ...(error.locations === undefined ? {} : { locations: error.locations }),
    ...(error.path === undefined ? {} : { path: error.path }),
  };
}

function codeOf(error: Error): string {
  const declared = (error as { extensions?: Record<string, unknown> }).extensions?.['code'];
  if (typeof declared === 'string' && declared in statusOf) return declared;
  const original = error instanceof GraphQLError ? error.originalError : error;
  if (original !== undefined && original !== null && !(original instanceof GraphQLError)) return codeOfOther(original);
  if (error.message.startsWith('Syntax Error')) return 'GRAPHQL_PARSE_FAILED';
  return isValueFault(error) ? 'BAD_USER_INPUT' : 'GRAPHQL_VALIDATION_FAILED';
}

/** Errors that are not GraphQL's: what the HTTP layer refused, an exhausted pool, and everything unexpected. */
function codeOfOther(error: Error): string {
  if (
    /timeout exceeded when trying to connect|ECONNREFUSED|ECONNRESET|terminating connection|Connection terminated|lock timeout|the database system is/.test(
      error.message,
    )
  ) {
    return 'UNAVAILABLE';
  }
  if (
    'statusCode' in error &&
    typeof error.statusCode === 'number' &&
    error.statusCode < 500 &&
    error.statusCode >= 400
  )
    return 'BAD_REQUEST';
  return 'INTERNAL';
}

/** A value of the wrong type, in the document or in a variable. */
function isValueFault(error: Error): boolean {
  if (/^Variable "\$.*" (got invalid value|of (required|non-null) type)/.test(error.message)) return true;
  if (!(error instanceof GraphQLError)) return false;
  const kind = error.nodes?.[0]?.kind;
  return (
    kind !== undefined &&
    valueKinds.has(kind) &&
    /^(Expected value of type|Field ".*" is not defined by type|Int cannot|Float cannot|String cannot|Boolean cannot|Value ".*" does not exist|Enum ")/.test(
      error.message,
    )
  );
}

const valueKinds: ReadonlySet<string> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
  Kind.OBJECT_FIELD,
]);

/** Names of the schema are not offered to those who misspell them: an anonymous caller could read it that way. */
function withoutSuggestions(message: string): string {
  return message.replace(/ Did you mean [^?]*\?( Or .*\?)?/g, '');
}
