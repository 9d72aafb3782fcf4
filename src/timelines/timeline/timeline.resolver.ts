import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Temporal } from 'temporal-polyfill';
import { Application, ApplicationNotActive, type ApplicationRow, applicationById } from '../../applications/index.js';
import { calendarOf, organizationById, rulesOfJob } from '../../organizations/index.js';
import { ofItsRow, Permission } from '../../platform/access/permission.js';
import { rowOf } from '../../platform/audit/act.js';
import { answer } from '../../platform/graphql/answer.js';
import { LatestArgs } from '../../platform/graphql/connection/latest-rows.js';
import { costsAsRows } from '../../platform/graphql/limits/declared-cost.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { NoArgs, RequestContext } from '../../platform/graphql/request-context.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { Problem } from '../../platform/problems/problem.js';
import { businessDaysBetween, isExtendedOften } from '../../rules/index.js';
import { SetTimelineInput } from './timeline.inputs.js';
import {
  extensionsByTimeline,
  type RevisionRow,
  revisionsByTimeline,
  type SlipRow,
  slipsByTimeline,
  type TimelineRow,
  timelineById,
} from './timeline.loaders.js';
import { Advice, NextAction, Slip, Timeline, TimelineRevision } from './timeline.model.js';
import { DateRefused, StaleRevision, TimelineAlreadyOpen, TimelineClosed } from './timeline.problems.js';
import {
  HoldTimelineInput,
  MoveDecisionDateInput,
  ReconfirmTimelineInput,
  ResumeTimelineInput,
  type TimelineChangeInput,
} from './timeline-change.inputs.js';
import { TimelinesService } from './timelines.service.js';

const SetTimelineResult = mutationResult('SetTimelineResult', Timeline, [
  ApplicationNotActive,
  DateRefused,
  TimelineAlreadyOpen,
]);
const changeProblems = [DateRefused, StaleRevision, TimelineClosed];
const MoveDecisionDateResult = mutationResult('MoveDecisionDateResult', Timeline, changeProblems);
const ReconfirmTimelineResult = mutationResult('ReconfirmTimelineResult', Timeline, changeProblems);
const HoldTimelineResult = mutationResult('HoldTimelineResult', Timeline, changeProblems);
const ResumeTimelineResult = mutationResult('ResumeTimelineResult', Timeline, changeProblems);

@Resolver(() => Timeline)
export class TimelineResolver {
  constructor(private readonly timelinesService: TimelinesService) {}

  @Permission('reads')
  @Query(() => Timeline, {
    nullable: true,
    description: 'One timeline; null if there is none of that id in your organization.',
  })
  async timeline(
    @Context() context: RequestContext,
    @Args('id', { type: () => IdScalar, description: 'Id of the timeline.' }) id: string,
  ): Promise<TimelineRow | null> {
    return await context.reads.load(timelineById, id);
  }

  @Permission('timelines:write')
  @Mutation(() => SetTimelineResult, {
    nullable: true,
    description:
      'Promises a date. The candidate is told once it has settled (10 minutes, unless the policy says otherwise) and the sending window is open.',
  })
  async setTimeline(
    @Context() context: RequestContext,
    @Args('input', { description: 'The promise.' }) input: SetTimelineInput,
  ): Promise<TimelineRow | Problem> {
    const followUpDate = input.followUpDate ?? null;
    const { note = null, noteLocale = null, internalNote = null } = input;
    const words = { reason: null, note, noteLocale, internalNote };
    const result = await context.change({ action: 'setTimeline', input, subject: rowOf('Timeline') }, (tx) =>
      this.timelinesService.set(tx, { ...input, ...words, followUpDate }),
    );
    return await answer(context, result, timelineById);
  }

  @Permission('timelines:write')
  @Mutation(() => MoveDecisionDateResult, {
    nullable: true,
    description:
      'Moves the promised date. Several moves in quick succession settle together: the candidate gets one message, with the last date, compared with what they knew.',
  })
  async moveDecisionDate(
    @Context() context: RequestContext,
    @Args('input', { description: 'Where to, and why.' }) input: MoveDecisionDateInput,
  ): Promise<TimelineRow | Problem> {
    const { decisionDate, precision, reason } = input;
    const move = { ...changeOf(input), decisionDate, precision, reason, followUpDate: input.followUpDate ?? null };
    const result = await context.change({ action: 'moveDecisionDate', input, subject: rowOf('Timeline') }, (tx) =>
      this.timelinesService.move(tx, move),
    );
    return await answer(context, result, timelineById);
  }

  @Permission('timelines:write')
  @Mutation(() => ReconfirmTimelineResult, {
    nullable: true,
    description:
      'Says that the date stands. The candidate is told so; a date that followed from an interview by itself is thereby confirmed.',
  })
  async reconfirmTimeline(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which, and with what words.' }) input: ReconfirmTimelineInput,
  ): Promise<TimelineRow | Problem> {
    const change = { ...changeOf(input), reason: null };
    const result = await context.change({ action: 'reconfirmTimeline', input, subject: rowOf('Timeline') }, (tx) =>
      this.timelinesService.reconfirm(tx, change),
    );
    return await answer(context, result, timelineById);
  }

  @Permission('timelines:write')
  @Mutation(() => HoldTimelineResult, {
    nullable: true,
    description:
      'Pauses a timeline until a day, or gives its pause another end. Meanwhile nothing is due; at the start of that day it goes on by itself.',
  })
  async holdTimeline(
    @Context() context: RequestContext,
    @Args('input', { description: 'Until when, and why.' }) input: HoldTimelineInput,
  ): Promise<TimelineRow | Problem> {
    const hold = { ...changeOf(input), until: input.until, reason: input.reason };
    const result = await context.change({ action: 'holdTimeline', input, subject: rowOf('Timeline') }, (tx) =>
      this.timelinesService.hold(tx, hold),
    );
    return await answer(context, result, timelineById);
  }

  @Permission('timelines:write')
  @Mutation(() => ResumeTimelineResult, {
    nullable: true,
    description: 'Ends a pause before its day. What fell due meanwhile falls due when this has settled.',
  })
  async resumeTimeline(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which, and with what words.' }) input: ResumeTimelineInput,
  ): Promise<TimelineRow | Problem> {
    const change = { ...changeOf(input), reason: null };
    const result = await context.change({ action: 'resumeTimeline', input, subject: rowOf('Timeline') }, (tx) =>
      this.timelinesService.resume(tx, change),
    );
    return await answer(context, result, timelineById);
  }

  @Permission('reads')
  @ResolveField(() => Int, {
    description: 'Business days from the first to the current decision date; negative if it moved forward.',
  })
  async driftBusinessDays(timeline: TimelineRow, _args: NoArgs, context: RequestContext): Promise<number> {
    const organization = await context.reads.load(organizationById, context.actor.organizationId);
    if (organization === null) throw new Error('the organization is gone');
    const calendar = await calendarOf(organization);
    return businessDaysBetween(
      Temporal.PlainDate.from(timeline.firstDecisionDate),
      Temporal.PlainDate.from(timeline.decisionDate),
      calendar,
    );
  }

  @Permission(ofItsRow)
  @ResolveField(() => DateTimeScalar, {
    nullable: true,
    description: 'Since when the candidate has heard nothing about this timeline; null if they never heard of it.',
  })
  silentSince(timeline: TimelineRow): Date | null {
    return timeline.lastHeardAt;
  }

  @Permission(ofItsRow)
  @ResolveField(() => NextAction, {
    nullable: true,
    description: 'What happens next by itself; null if nothing does until something changes.',
  })
  nextAction(timeline: TimelineRow): NextAction | null {
    const { nextActionKind: kind, nextActionAt: at } = timeline;
    return kind === null || at === null ? null : { kind, at };
  }

  @Permission('reads')
  @ResolveField(() => [TimelineRevision], {
    description: 'Its changes, in order; numbered from 1, so that you see whether there were others before.',
  })
  async revisions(
    @Parent() timeline: TimelineRow,
    @Context() context: RequestContext,
    @Args() which: LatestArgs,
  ): Promise<RevisionRow[]> {
    return await revisionsByTimeline.of(context.reads, timeline.id, which);
  }

  @Permission('reads')
  @ResolveField(() => [Slip], { description: 'The broken promises, in order; `slipCount` tells how many there are.' })
  async slips(
    @Parent() timeline: TimelineRow,
    @Context() context: RequestContext,
    @Args() which: LatestArgs,
  ): Promise<SlipRow[]> {
    return await slipsByTimeline.of(context.reads, timeline.id, which);
  }

  @Permission('reads')
  @ResolveField(() => [Advice], { ...costsAsRows(1), description: 'Hints that block nothing. Counts as 1 row.' })
  async advice(timeline: TimelineRow, _args: NoArgs, context: RequestContext): Promise<Advice[]> {
    const extensions = (await context.reads.load(extensionsByTimeline, timeline.id)) ?? 0;
    const rules = await context.reads.load(rulesOfJob, timeline.jobId);
    if (rules === null || !isExtendedOften(extensions, rules.policy)) return [];
    return [
      { code: 'EXTENDED_OFTEN', message: `Extended ${extensions} times: call the candidate instead of writing again.` },
    ];
  }

  @Permission('reads')
  @ResolveField(() => Application, { description: 'The application it is for.' })
  async application(timeline: TimelineRow, _args: NoArgs, context: RequestContext): Promise<ApplicationRow | null> {
    return await context.reads.load(applicationById, timeline.applicationId);
  }
}

function changeOf(input: TimelineChangeInput) {
  const { timelineId, alreadyTold } = input;
  return {
    timelineId,
    alreadyTold,
    note: input.note ?? null,
    noteLocale: input.noteLocale ?? null,
    internalNote: input.internalNote ?? null,
    expectedRevision: input.expectedRevision ?? null,
  };
}
