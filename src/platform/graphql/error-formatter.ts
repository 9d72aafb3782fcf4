import { Logger } from '@nestjs/common';
import { type ExecutionResult, GraphQLError, type SourceLocation } from 'graphql';
import { CallerGone } from '../admission/admission.js';
import { NotPermitted } from '../problems/common-problems.js';
import { faultMessages } from '../problems/fault-messages.js';
import { Refused } from '../problems/refused.js';
import { causeOf, codeOf, hasTooManyTokens } from './error-code.js';
import { inputPathOf } from './input-path.js';
import { queryLimits } from './limits/query-limits.js';
import { ReadsClosed } from './request-reads.js';

/** The error as it goes out: masked unless it is one a caller can act on. */
interface WireError {
  readonly message: string;
  readonly locations?: readonly SourceLocation[];
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

interface FormatContext {
  readonly requestId: string;
}

// The first faults tell enough; a thousand bad values are one mistake.
const mostErrors = 10;

// A refused value stands in the message; a book of it need not come back.
const longestMessage = 1_000;

const logger = new Logger('GraphQL');

/** Formats the errors of an answer. What is not meant for callers is logged under the request's id and masked. */
export function formatErrors(execution: ExecutionResult, { requestId }: FormatContext): ExecutionResult {
  const found = (execution.errors ?? []).flatMap(unwrap).slice(0, mostErrors);
  const errors = found.map((error) => toWire(error, requestId)) as unknown as GraphQLError[];
  // What was not carried out has no data, not even null.
  return execution.data === undefined ? { errors } : { data: execution.data, errors };
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
  const cause = causeOf(error);
  const mask = faultMessages.get(code);
  if (mask !== undefined) {
    log(code, cause, requestId);
    return { message: mask, ...placeOf(error), extensions: { code, requestId } };
  }
  const problem = cause instanceof Refused ? cause.problem : null;
  const inputPath = problem === null ? inputPathOf(error) : problem.path;
  return {
    message: withoutSuggestions(error.message).slice(0, longestMessage),
    ...placeOf(error),
    extensions: {
      ...(cause instanceof GraphQLError ? cause.extensions : {}),
      ...(inputPath ? { inputPath } : {}),
      ...(hasTooManyTokens(error) ? { limit: queryLimits.tokens } : {}),
      ...(problem instanceof NotPermitted ? { missingScope: problem.missingScope, because: problem.because } : {}),
      code,
    },
  };
}

function log(code: string, cause: Error, requestId: string): void {
  // The caller went away, and with them their reads: nobody gets this answer and nothing is broken.
  if (cause instanceof ReadsClosed || cause instanceof CallerGone) return;
  if (code === 'UNAVAILABLE') logger.warn({ err: cause, requestId }, 'a request could not be served');
  else logger.error({ err: cause, requestId }, 'a request failed');
}

function placeOf(error: Error): Pick<WireError, 'locations' | 'path'> {
  if (!(error instanceof GraphQLError)) return {};
  return {
    ...(error.locations === undefined ? {} : { locations: error.locations }),
    ...(error.path === undefined ? {} : { path: error.path }),
  };
}

/** Names of the schema are not offered to those who misspell them: an anonymous caller could read it that way. */
function withoutSuggestions(message: string): string {
  return message.replace(/ Did you mean [^?]*\?( Or .*\?)?/g, '');
}
