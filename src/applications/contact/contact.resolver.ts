import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CandidateErased } from '../../candidates/index.js';
import { Permission } from '../../platform/access/permission.js';
import { rowOf } from '../../platform/audit/act.js';
import { answer } from '../../platform/graphql/answer.js';
import { LatestArgs } from '../../platform/graphql/connection/latest-rows.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { NoArgs, RequestContext } from '../../platform/graphql/request-context.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import type { Problem } from '../../platform/problems/problem.js';
import { type ApplicationRow, applicationById } from '../application.loaders.js';
import { Application } from '../application.model.js';
import { LogContactInput } from './contact.input.js';
import { type ContactRow, contactsByApplication, lastContactByApplication } from './contact.loader.js';
import { Contact } from './contact.model.js';
import { ContactsService } from './contacts.service.js';

const LogContactResult = mutationResult('LogContactResult', Application, [CandidateErased]);

@Resolver(() => Application)
export class ContactResolver {
  constructor(private readonly contactsService: ContactsService) {}

  @Permission('timelines:write')
  @Mutation(() => LogContactResult, {
    nullable: true,
    description:
      'Logs that a member spoke with the candidate: their silence begins anew. What they were told then is not told again by mail.',
  })
  async logContact(
    @Context() context: RequestContext,
    @Args('input', { description: 'The conversation.' }) input: LogContactInput,
  ): Promise<ApplicationRow | Problem> {
    const result = await context.change({ action: 'logContact', input, subject: rowOf('Application') }, (tx) =>
      this.contactsService.log(tx, input),
    );
    return await answer(context, result, applicationById);
  }

  @Permission('reads')
  @ResolveField(() => [Contact], { description: 'The logged conversations, the latest first.' })
  async contacts(
    @Parent() application: ApplicationRow,
    @Context() context: RequestContext,
    @Args() which: LatestArgs,
  ): Promise<ContactRow[]> {
    return await contactsByApplication.of(context.reads, application.id, which);
  }

  @Permission('reads')
  @ResolveField(() => DateTimeScalar, {
    nullable: true,
    description: 'When a member last spoke with the candidate about it; null if no conversation was logged.',
  })
  async lastContactAt(application: ApplicationRow, _args: NoArgs, context: RequestContext): Promise<Date | null> {
    return await context.reads.load(lastContactByApplication, application.id);
  }
}
