import { GraphQLError, Kind } from 'graphql';
import { Refused } from '../problems/refused.js';
import { isUnavailable } from './unavailable.js';

/** What is behind the errors that GraphQL wraps around one thrown by a resolver. */
export function causeOf(error: Error): Error {
  const original = error instanceof GraphQLError ? error.originalError : undefined;
  return original instanceof Error ? causeOf(original) : error;
}

/** Which of the documented codes an error goes out with. `INTERNAL` for whatever nobody has thought of. */
export function codeOf(error: Error): string {
  const cause = causeOf(error);
  if (cause instanceof Refused) return cause.problem.code;
  if (!(cause instanceof GraphQLError)) return codeOfForeign(cause, wasExecuted(error));
  const declared = cause.extensions?.['code'];
  if (typeof declared === 'string') return declared;
  if (hasTooManyTokens(error)) return 'QUERY_TOO_LARGE';
  if (error.message.startsWith('Syntax Error')) return 'GRAPHQL_PARSE_FAILED';
  if (isValueFault(error)) return 'BAD_USER_INPUT';
  return wasExecuted(error) ? 'INTERNAL' : 'GRAPHQL_VALIDATION_FAILED';
}

/** The parser stops there: how many it would have found, nobody knows. */
export function hasTooManyTokens(error: Error): boolean {
  return /^Syntax Error: Document contains more/.test(error.message);
}

/** Errors of the execution have a path, those of parsing, validation and variables have none. */
function wasExecuted(error: Error): boolean {
  return error instanceof GraphQLError && error.path !== undefined;
}

/** Errors that are not GraphQL's: what HTTP refused, an exhausted pool, and everything unexpected. */
function codeOfForeign(error: Error, executed: boolean): string {
  if (isUnavailable(error)) return 'UNAVAILABLE';
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (executed || status < 400 || status >= 500) return 'INTERNAL';
  if (status === 413) return 'PAYLOAD_TOO_LARGE';
  return status === 415 ? 'UNSUPPORTED_MEDIA_TYPE' : 'BAD_REQUEST';
}

/** A value of the wrong type: in a variable, in the document, or a null that a variable brought to an argument. */
function isValueFault(error: Error): boolean {
  if (/^Variable "\$.*" (got invalid value|of (required|non-null) type)/.test(error.message)) return true;
  if (/^Argument ".*" (of (required|non-null) type|(of type ".*" )?has invalid value)/.test(error.message)) return true;
  if (!(error instanceof GraphQLError)) return false;
  const kind = error.nodes?.[0]?.kind;
  return (
    kind !== undefined &&
    valueKinds.has(kind) &&
    /^(Expected value of type|Field ".*" (is not defined by type|of required type)|Int cannot|Float cannot|String cannot|Boolean cannot|Value ".*" does not exist|Enum ")/.test(
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
