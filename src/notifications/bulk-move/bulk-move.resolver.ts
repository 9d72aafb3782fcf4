import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ofItsRow, Permission } from '../../platform/access/permission.js';
import { answer } from '../../platform/graphql/answer.js';
import { RowsArgs, rowsOf } from '../../platform/graphql/connection/rows-args.js';
import { costs } from '../../platform/graphql/limits/declared-cost.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { Problem } from '../../platform/problems/problem.js';
import type { RefusedMove } from '../../timelines/index.js';
import { MoveDecisionDatesOfJobInput } from './bulk-move.input.js';
import { bulkMoveById } from './bulk-move.loader.js';
import { BulkMove, BulkMoveItem, BulkMoveRefusal } from './bulk-move.model.js';
import { StalePreview } from './bulk-move.problems.js';
import { BulkMovesService } from './bulk-moves.service.js';
import type { MovePreview } from './preview-move.js';

const MoveDecisionDatesOfJobResult = mutationResult('MoveDecisionDatesOfJobResult', BulkMove, [StalePreview]);

@Resolver(() => BulkMove)
export class BulkMoveResolver {
  constructor(private readonly bulkMoves: BulkMovesService) {}

  @Permission('reads')
  @Query(() => BulkMove, {
    nullable: true,
    description: 'How far a bulk move got; null if there is none of that id in your organization.',
  })
  async bulkMove(
    @Context() context: RequestContext,
    @Args('id', { type: () => IdScalar, description: 'Id of the bulk move.' }) id: string,
  ): Promise<BulkMove | null> {
    return await context.reads.load(bulkMoveById, id);
  }

  @Permission('timelines:write')
  @Mutation(() => MoveDecisionDatesOfJobResult, {
    nullable: true,
    ...costs(1_000),
    description:
      'Moves the open timelines of a job to one date. First it shows what each candidate would be told; called again with the token of that preview it begins, and `bulkMove` tells how far it got. Each is told as after `moveDecisionDate`. Costs 1,000.',
  })
  async moveDecisionDatesOfJob(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which, where to, and why.' }) input: MoveDecisionDatesOfJobInput,
  ): Promise<BulkMove | Problem> {
    const subject = () => ({ type: 'Job', id: input.jobId });
    const act = { action: 'moveDecisionDatesOfJob', input, subject, onlyLooks: input.dryRun };
    const result = await context.change(act, (tx) => this.bulkMoves.request(tx, input));
    return typeof result === 'string' ? await answer(context, result, bulkMoveById) : result;
  }

  @Permission(ofItsRow)
  @ResolveField(() => [BulkMoveItem], { description: 'Of a preview, the timelines, `total` of them; of a run none.' })
  items(@Parent() move: BulkMove, @Args() which: RowsArgs): MovePreview[] {
    return rowsOf(move.items, which);
  }

  @Permission(ofItsRow)
  @ResolveField(() => [BulkMoveRefusal], {
    description: 'Of a run, those that were refused so far, `refused` of them.',
  })
  refusals(@Parent() move: BulkMove, @Args() which: RowsArgs): RefusedMove[] {
    return rowsOf(move.refusals, which);
  }
}
