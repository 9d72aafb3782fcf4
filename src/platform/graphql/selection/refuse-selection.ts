import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getArgumentValues,
  type OperationDefinitionNode,
} from 'graphql';
import { refusalOfField } from '../../access/permission.js';
import type { Actor } from '../../actor/actor.js';
import { Refused } from '../../problems/refused.js';
import { refuseForeignCursor } from '../connection/cursor.js';
import { LatestArgs } from '../connection/latest-rows.js';
import { PageArgs } from '../connection/page-input.js';
import { RowsArgs } from '../connection/rows-args.js';
import { sliceOf } from '../connection/slice.js';
import { inputValidation } from '../input-validation.js';
import { definitionsOf } from '../limits/definitions.js';
import { fieldsBelow, rootFields, type SelectedField } from './fields-of-mutations.js';

/** A mutation as it is to be run. */
export interface ToRun {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
}

const validation = inputValidation();

/** What a list is asked for a part of its rows by, known by an argument that no other has. */
const parts = [
  ['after', PageArgs],
  ['last', LatestArgs],
  ['skip', RowsArgs],
] as const;

/**
 * Refuses a mutation as a whole, before anything is changed, if its caller asks to be shown of the changed rows what they
 * may not read, or pages that are refused: after the change it would look as if nothing had been done. What a
 * field of the mutation itself is refused for is its own result, and what stands below it is not read then.
 */
export async function refuseSelection(toRun: ToRun, actor: Actor): Promise<void> {
  const { schema, document, operation, variables } = toRun;
  const type = schema.getMutationType();
  if (!type) throw new Error('the schema has no mutations');
  const selecting = { schema, fragments: definitionsOf(document).fragments, variables };
  const roots = rootFields(operation.selectionSet, type, selecting);
  const run = roots.filter(({ definitions }) => definitions.every((field) => refusalOfField(actor, field) === null));
  const fields = fieldsBelow(run, selecting);
  for (const field of fields) refuseUnreadable(field, actor);
  for (const field of fields) await refuseBadPart(field, variables, actor);
}

function refuseUnreadable(field: SelectedField, actor: Actor): void {
  for (const definition of field.definitions) {
    const problem = refusalOfField(actor, definition);
    if (problem !== null) throw before(new Refused(problem), field);
  }
}

/** Which rows of a list below the changed row are asked for: its resolver would refuse it too late. */
async function refuseBadPart(
  field: SelectedField,
  variables: Readonly<Record<string, unknown>>,
  actor: Actor,
): Promise<void> {
  for (const definition of field.definitions) {
    const [, metatype] = parts.find(([argument]) => definition.args.some(({ name }) => name === argument)) ?? [];
    if (metatype === undefined) continue;
    try {
      const part = getArgumentValues(definition, field.node, variables);
      await validation.transform(part, { type: 'body', metatype });
      if (metatype === PageArgs) refuseBadSlice(part, actor);
    } catch (error) {
      throw before(error as Error, field);
    }
  }
}

function refuseBadSlice(page: PageArgs, { organizationId }: Actor): void {
  const { cursor, backwards } = sliceOf(page);
  if (cursor !== null) refuseForeignCursor(organizationId, cursor, backwards ? 'before' : 'after');
}

function before(error: Error, { node, path }: SelectedField): GraphQLError {
  return new GraphQLError(`${error.message.replace(/\.$/, '')}. Nothing was changed.`, {
    nodes: node,
    path: [...path],
    originalError: error,
  });
}
