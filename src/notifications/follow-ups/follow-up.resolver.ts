import { Args, Context, Field, Mutation, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Application, ApplicationNotActive, type ApplicationRow, applicationById } from '../../applications/index.js';
import { Permission } from '../../platform/access/permission.js';
import { seesConfidences } from '../../platform/actor/actor.js';
import { rowOf } from '../../platform/audit/act.js';
import { answer } from '../../platform/graphql/answer.js';
import { type Connection, connectionType } from '../../platform/graphql/connection/connection.js';
import { idPage } from '../../platform/graphql/connection/id-page.js';
import { PageArgs } from '../../platform/graphql/connection/page-input.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { NoArgs, RequestContext } from '../../platform/graphql/request-context.js';
import { DateScalar } from '../../platform/graphql/scalars/date-scalar.js';
import { Problem } from '../../platform/problems/problem.js';
import { DateRefused, TimelineAlreadyOpen, TimelineClosed } from '../../timelines/index.js';
import { AnswerFollowUp } from './answer-follow-up.js';
import { AnswerFollowUpInput, FollowUpFilter, OpenCompetingOfferInput } from './follow-up.inputs.js';
import { FollowUp } from './follow-up.model.js';
import { countFollowUps, type FollowUpRow, followUpById, followUpPages } from './follow-up.reads.js';

@ObjectType({ description: 'One page of what candidates sent, newest first.' })
export class FollowUpConnection extends connectionType(FollowUp, 'follow-ups') {}

@ObjectType({
  description: 'By when a candidate has to answer another offer: the day alone. Nothing else is known of it.',
})
export class CompetingOffer {
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day; null once the candidate has been erased.',
  })
  readonly deadline!: string | null;
}

const AnswerFollowUpResult = mutationResult('AnswerFollowUpResult', FollowUp, [
  ApplicationNotActive,
  DateRefused,
  TimelineAlreadyOpen,
  TimelineClosed,
]);
const OpenCompetingOfferResult = mutationResult('OpenCompetingOfferResult', CompetingOffer, []);

/** What candidates send by their pages, for who answers it. */
@Resolver(() => FollowUp)
export class FollowUpResolver {
  constructor(private readonly answers: AnswerFollowUp) {}

  @Permission('reads')
  @Query(() => FollowUpConnection, {
    description:
      'What candidates sent by their pages, newest first. Other offers are shown to recruiters, admins and owners only.',
  })
  async followUps(
    @Context() context: RequestContext,
    @Args() page: PageArgs,
    @Args('filter', { type: () => FollowUpFilter, nullable: true, description: 'Which of them.' })
    filter?: FollowUpFilter,
  ): Promise<Connection<FollowUpRow>> {
    const parameters = [filter?.applicationId ?? null, filter?.unanswered ?? false, seesConfidences(context.actor)];
    const list = { direction: 'newest-first', ...followUpPages, count: countFollowUps, parameters } as const;
    return await idPage(context.reads, list, page, (row: FollowUpRow) => row);
  }

  @Permission('timelines:write')
  @Mutation(() => AnswerFollowUpResult, {
    nullable: true,
    description:
      'Answers what a candidate sent. With a date it is a change of the timeline, told like any other. A change, a decision or a contact that is recorded elsewhere answers what was open, too.',
  })
  async answerFollowUp(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which, and with what.' }) input: AnswerFollowUpInput,
  ): Promise<FollowUpRow | Problem> {
    const result = await context.change({ action: 'answerFollowUp', input, subject: rowOf('FollowUp') }, (tx) =>
      this.answers.answer(tx, input),
    );
    return await answer(context, result, followUpById);
  }

  // Whoever may not is whoever evaluates: hiring managers change timelines, and no jobs.
  @Permission('jobs:write')
  @Mutation(() => OpenCompetingOfferResult, {
    nullable: true,
    description:
      'Tells by when a candidate has to answer another offer. Who looked is in the audit log; to members who evaluate candidates there is no offer.',
  })
  async openCompetingOffer(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which.' }) input: OpenCompetingOfferInput,
  ): Promise<CompetingOffer | Problem> {
    const result = await context.change(
      { action: 'openCompetingOffer', input, subject: ({ id }: { id: string }) => ({ type: 'FollowUp', id }) },
      (tx) => this.answers.openOffer(tx, input.followUpId),
    );
    return result instanceof Problem ? result : { deadline: result.deadline };
  }

  @Permission('reads')
  @ResolveField(() => Application, { description: 'The application it is about.' })
  async application(
    { applicationId }: FollowUpRow,
    _args: NoArgs,
    context: RequestContext,
  ): Promise<ApplicationRow | null> {
    return await context.reads.load(applicationById, applicationId);
  }
}
