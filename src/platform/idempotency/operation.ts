import { getOperationAST, parse } from 'graphql';
import { queryLimits } from '../graphql/limits/query-limits.js';

/** One operation as a client sends it. */
export interface Operation {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Whether it is a mutation. What does not parse is none: its answer says so, and it changes nothing. */
export function isMutation({ query, operationName }: Operation): boolean {
  if (query.length > queryLimits.characters) return false;
  try {
    const document = parse(query, { maxTokens: queryLimits.tokens, noLocation: true });
    return getOperationAST(document, operationName)?.operation === 'mutation';
  } catch {
    return false;
  }
}
