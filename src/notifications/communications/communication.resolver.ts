import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Application, type ApplicationRow } from '../../applications/index.js';
import { Message, type MessageRow, messageById } from '../../delivery/index.js';
import { Permission } from '../../platform/access/permission.js';
import { LatestArgs } from '../../platform/graphql/connection/latest-rows.js';
import type { NoArgs, RequestContext } from '../../platform/graphql/request-context.js';
import { type CommunicationRow, communicationsByApplication } from './communication.loader.js';
import { Communication } from './communication.model.js';
import { detailsOf } from './details-of.js';
import { summaryOf } from './summary-of.js';

@Resolver(() => Application)
export class ApplicationCommunicationsResolver {
  @Permission('reads')
  @ResolveField(() => [Communication], {
    description:
      'The story in order, to its end: what was promised, what moved, who was told what and when, what was withheld and why, and what comes next.',
  })
  async communications(
    @Parent() application: ApplicationRow,
    @Context() context: RequestContext,
    @Args() which: LatestArgs,
  ): Promise<(Communication & CommunicationRow)[]> {
    const told = await communicationsByApplication.of(context.reads, application.id, which);
    return told.map((row) => ({ ...row, ...detailsOf(row), summary: summaryOf(row) }));
  }
}

@Resolver(() => Communication)
export class CommunicationResolver {
  @Permission('reads')
  @ResolveField(() => Message, { nullable: true, description: 'The message that told it, or was to.' })
  async message(row: CommunicationRow, _args: NoArgs, context: RequestContext): Promise<MessageRow | null> {
    return row.messageId === null ? null : await context.reads.load(messageById, row.messageId);
  }
}
