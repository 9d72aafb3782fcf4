import type { Type } from '@nestjs/common';
import { createUnionType } from '@nestjs/graphql';
import {
  ExternalRefTaken,
  InvalidInput,
  NotFound,
  NotPermitted,
  OrganizationSuspended,
} from '../problems/common-problems.js';
import { Problem } from '../problems/problem.js';

/**
 * The result union of a mutation: its success type, the problems any mutation can meet, and its own.
 * @param name `<Mutation>Result`
 */
export function mutationResult(name: string, success: Type<unknown>, problems: readonly Type<Problem>[]): unknown {
  return createUnionType({
    name,
    description: `The ${success.name} as it stands afterwards, or why the request was refused. Nothing changed if it was refused.`,
    types: () => [success, InvalidInput, NotPermitted, OrganizationSuspended, NotFound, ...problems] as const,
    resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : success.name),
  });
}

/** What a `create*` can meet beside its own problems. */
export const creationProblems: readonly Type<Problem>[] = [ExternalRefTaken];
