import { refuseUnpermitted } from '../../access/refuse-unpermitted.js';
import type { Actor } from '../../actor/actor.js';
import { type Statement, statementOf } from '../../database/statement.js';
import type { RequestReads } from '../request-reads.js';
import type { NodeType, TypedRow } from './node.js';

/** Finds rows of any type by their ids, among the types that the caller may read. */
export class NodeTypes {
  constructor(readonly all: readonly NodeType[]) {}

  /** The row, or null: of what does not exist, what is another organization's, and what the caller may not read. */
  async find(reads: RequestReads, actor: Actor, id: string): Promise<TypedRow | null> {
    const { tx } = reads;
    const readable = this.all.filter(({ scope }) => refuseUnpermitted(actor, scope) === null);
    const [found] = await tx.query<{ type: string }>(lookIn(readable), [tx.organizationId, id]);
    const type = readable.find(({ name }) => name === found?.type);
    const row = type ? await reads.load(type.byId, id) : null;
    return type && row ? { ...row, __typename: type.name } : null;
  }
}

/** One statement over all of their tables: a probe of a key each. There is one for each set of scopes that callers have. */
function lookIn(types: readonly NodeType[]): Required<Statement> {
  const probes = types.map(({ name, from }) => `SELECT '${name}' AS type FROM ${from}`);
  return statementOf(`${probes.join(' UNION ALL ')} LIMIT 1`);
}
