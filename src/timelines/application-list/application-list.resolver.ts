import { Args, Context, Info, Int, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Application, type ApplicationRow, type ChosenApplication } from '../../applications/index.js';
import { Candidate, type CandidateRow } from '../../candidates/index.js';
import { Job, type JobRow } from '../../jobs/index.js';
import { Permission } from '../../platform/access/permission.js';
import { type Connection, connectionType } from '../../platform/graphql/connection/connection.js';
import { PageArgs } from '../../platform/graphql/connection/page-input.js';
import type { NoArgs, RequestContext } from '../../platform/graphql/request-context.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import {
  type Selection,
  selectedFields,
  selectedFieldsOfRows,
} from '../../platform/graphql/selection/selected-fields.js';
import { type ChosenTimeline, timelinesByApplication } from '../timeline/timeline.loaders.js';
import { Timeline } from '../timeline/timeline.model.js';
import { ApplicationFilter, type ApplicationOrder, ApplicationOrderEnum } from './application-filter.js';
import { listApplications, listApplicationsOf } from './application-list.js';
import { silenceByApplication } from './silence.loader.js';
import { untoldReopeningByApplication } from './untold-reopening.js';

@ObjectType({ description: 'One page of applications.' })
export class ApplicationConnection extends connectionType(Application, 'applications') {}

/** The list lives here and not with applications: it filters by timelines. */
@Resolver(() => Application)
export class ApplicationListResolver {
  @Permission('reads')
  @Query(() => ApplicationConnection, { description: 'Applications of your organization.' })
  async applications(
    @Context() context: RequestContext,
    @Info() selection: Selection,
    @Args() page: PageArgs,
    @Args('filter', { type: () => ApplicationFilter, nullable: true, description: 'Which applications.' })
    filter?: ApplicationFilter,
    @Args('orderBy', { type: () => ApplicationOrderEnum, defaultValue: 'NEWEST', description: 'In which order.' })
    order: ApplicationOrder = 'NEWEST',
  ): Promise<Connection<ChosenApplication>> {
    return await listApplications(context.reads, filter, order, page, selectedFieldsOfRows(selection));
  }

  @Permission('reads')
  @ResolveField(() => Timeline, {
    nullable: true,
    description: 'Its open timeline, else the latest; null if none was ever set.',
  })
  timeline(
    application: ApplicationRow,
    _args: NoArgs,
    context: RequestContext,
    selection: Selection,
  ): Promise<ChosenTimeline | null> {
    return context.reads.load(timelinesByApplication.of(selectedFields(selection)), application.id);
  }

  @Permission('reads')
  @ResolveField(() => DateTimeScalar, {
    nullable: true,
    description:
      'When the candidate last heard of you about it: a message was accepted, or a contact logged. Null: never.',
  })
  async lastHeardAt(application: ApplicationRow, _args: NoArgs, context: RequestContext): Promise<Date | null> {
    return (await context.reads.load(silenceByApplication, application.id))?.lastHeardAt ?? null;
  }

  @Permission('reads')
  @ResolveField(() => Int, {
    description:
      'Business days since the candidate last heard of you about it, or since it was made if they never did.',
  })
  async silentBusinessDays(application: ApplicationRow, _args: NoArgs, context: RequestContext): Promise<number> {
    return (await context.reads.load(silenceByApplication, application.id))?.businessDays ?? 0;
  }

  @Permission('reads')
  @ResolveField(() => Boolean, {
    description:
      'Reopened after the candidate had been told the decision, and they have heard nothing since: somebody has to call them. No mail tells it by itself. It ends with whatever they hear next: a message about it, a logged contact, another decision.',
  })
  async untoldReopening(application: ApplicationRow, _args: NoArgs, context: RequestContext): Promise<boolean> {
    return (await context.reads.load(untoldReopeningByApplication, application.id)) ?? false;
  }
}

/** What jobs have of applications. */
@Resolver(() => Job)
export class JobApplicationsResolver {
  @Permission('reads')
  @ResolveField(() => ApplicationConnection, { description: 'The applications for it, newest first.' })
  async applications(
    @Parent() job: JobRow,
    @Context() context: RequestContext,
    @Args() page: PageArgs,
  ): Promise<Connection<ApplicationRow>> {
    return await listApplicationsOf(context.reads, 'job', job.id, page);
  }
}

/** What candidates have of applications. */
@Resolver(() => Candidate)
export class CandidateApplicationsResolver {
  @Permission('reads')
  @ResolveField(() => ApplicationConnection, { description: 'Their applications, newest first.' })
  async applications(
    @Parent() candidate: CandidateRow,
    @Context() context: RequestContext,
    @Args() page: PageArgs,
  ): Promise<Connection<ApplicationRow>> {
    return await listApplicationsOf(context.reads, 'candidate', candidate.id, page);
  }
}
