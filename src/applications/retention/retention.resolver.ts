import { Args, ArgsType, Context, Field, Int, Query, Resolver } from '@nestjs/graphql';
import { IsInt, Max, Min } from 'class-validator';
import { CandidateConnection, type CandidateRow } from '../../candidates/index.js';
import { organizationById } from '../../organizations/index.js';
import { Permission } from '../../platform/access/permission.js';
import type { Connection } from '../../platform/graphql/connection/connection.js';
import { idPage } from '../../platform/graphql/connection/id-page.js';
import { PageArgs } from '../../platform/graphql/connection/page-input.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { countPastRetention, pastRetentionPages, retentionEnd } from './past-retention.js';

@ArgsType()
export class RetentionArgs extends PageArgs {
  @Field(() => Int, { description: 'How many days candidates would be kept: 1 to 3650.' })
  @IsInt()
  @Min(1)
  @Max(3_650)
  days!: number;
}

@Resolver()
export class RetentionResolver {
  @Permission('admin')
  @Query(() => CandidateConnection, {
    description:
      'The candidates who would be erased at once if `retentionDays` were this, oldest first. Ask before you set it: what is erased does not come back.',
  })
  async candidatesPastRetention(
    @Context() context: RequestContext,
    @Args() { days, ...page }: RetentionArgs,
  ): Promise<Connection<CandidateRow>> {
    const { reads, actor } = context;
    const organization = await reads.load(organizationById, actor.organizationId);
    if (organization === null) throw new Error('the organization is gone');
    const end = retentionEnd(await reads.tx.now(), days, organization.timeZone).toString();
    const list = { ...pastRetentionPages, count: countPastRetention, parameters: [end] } as const;
    return await idPage<CandidateRow, CandidateRow>(reads, { direction: 'oldest-first', ...list }, page, (row) => row);
  }
}
