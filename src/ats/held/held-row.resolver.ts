import { Args, Context, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '../../platform/access/permission.js';
import { type Connection, connectionType } from '../../platform/graphql/connection/connection.js';
import { idPage } from '../../platform/graphql/connection/id-page.js';
import { PageArgs } from '../../platform/graphql/connection/page-input.js';
import { costsAsRows } from '../../platform/graphql/limits/declared-cost.js';
import { Node } from '../../platform/graphql/node/node.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { RowProblem, SyncedType, WaitsFor } from '../sync/rows.js';
import { AtsRowTypeEnum, AwaitedRow, SyncRowProblem } from '../sync/sync.model.js';
import { countHeldRows, type HeldRowRow, heldRowPages } from './held-row.reads.js';

@ObjectType({ implements: () => [Node], description: 'A row of another system that came before what it belongs to.' })
export class HeldRow implements HeldRowRow {
  @Field(() => IdScalar, { description: 'Made by the service.' })
  readonly id!: string;

  @Field(() => IdScalar, { name: 'atsIntegrationId', description: 'Of which connection.' })
  readonly connectionId!: string;

  @Field(() => AtsRowTypeEnum, { description: 'What it is.' })
  readonly type!: SyncedType;

  @Field(() => String, { description: 'Its id there.' })
  readonly remoteId!: string;

  @Field(() => [AwaitedRow], {
    ...costsAsRows(2),
    description:
      'What it waits for. It is applied when all of it has come, by whichever way a row here gets that reference. Counts as 2 rows.',
  })
  readonly waitsFor!: readonly WaitsFor[];

  @Field(() => DateTimeScalar, { description: 'When it came.' })
  readonly receivedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it is forgotten, if what it waits for has not come by then.' })
  readonly expiresAt!: Date;

  @Field(() => SyncRowProblem, {
    nullable: true,
    ...costsAsRows(1),
    description:
      'Why it could not be applied when what it waits for had come, such as `JOB_CLOSED`: it is tried again when a newer row of that comes. Its `path` begins in the row. Null if it only waits. Counts as 1 row.',
  })
  readonly problem!: RowProblem | null;
}

@ObjectType({ description: 'One page of rows that wait, oldest first.' })
export class HeldRowConnection extends connectionType(HeldRow, 'rows that wait') {}

@Resolver(() => HeldRow)
export class HeldRowResolver {
  @Permission('sync')
  @Query(() => HeldRowConnection, {
    description: 'Rows that wait for what they belong to: an application for its candidate or job, for 7 days at most.',
  })
  async heldRows(
    @Context() context: RequestContext,
    @Args() page: PageArgs,
    @Args('atsIntegrationId', {
      type: () => IdScalar,
      nullable: true,
      description: 'Of this connection alone; of all, if left out.',
    })
    connectionId?: string,
  ): Promise<Connection<HeldRowRow>> {
    const parameters = [connectionId ?? null];
    const list = { direction: 'oldest-first', ...heldRowPages, count: countHeldRows, parameters } as const;
    return await idPage<HeldRowRow, HeldRowRow>(context.reads, list, page, (row) => row);
  }
}
