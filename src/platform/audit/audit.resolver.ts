import { Args, Context, Int, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Permission } from '../access/permission.js';
import { type Connection, connectionType } from '../graphql/connection/connection.js';
import { PageArgs } from '../graphql/connection/page-input.js';
import type { NoArgs, RequestContext } from '../graphql/request-context.js';
import { AuditEntry } from './audit.model.js';
import { detailByEntry, linkByEntry } from './audit.reads.js';
import { AuditFilter } from './audit-filter.js';
import { listEntries } from './audit-list.js';

@ObjectType({ description: 'One page of the audit log, newest first.' })
export class AuditEntryConnection extends connectionType(AuditEntry, 'audit entries') {}

@Resolver(() => AuditEntry)
export class AuditResolver {
  @Permission('audit:read')
  @Query(() => AuditEntryConnection, {
    description:
      'The audit log: every change that was made through this API or by who runs the service, newest first. What was refused is not in it.',
  })
  async auditEntries(
    @Context() context: RequestContext,
    @Args() page: PageArgs,
    @Args('filter', { type: () => AuditFilter, nullable: true, description: 'Which entries.' })
    filter?: AuditFilter,
  ): Promise<Connection<AuditEntry>> {
    return await listEntries(context.reads, filter ?? {}, page);
  }

  @Permission('audit:read')
  @ResolveField(() => String, {
    nullable: true,
    description:
      'What was asked for: the input as JSON, with `(secret)` in place of a secret. Null once it was erased with the person it was about.',
  })
  async detail(entry: AuditEntry, _args: NoArgs, context: RequestContext): Promise<string | null> {
    return await context.reads.load(detailByEntry, entry.id);
  }

  @Permission('audit:read')
  @ResolveField(() => Int, {
    nullable: true,
    description: 'Its place in the chain of your organization, from 1 without gaps; null for a few seconds.',
  })
  async number(entry: AuditEntry, _args: NoArgs, context: RequestContext): Promise<number | null> {
    return (await context.reads.load(linkByEntry, entry.id))?.number ?? null;
  }

  @Permission('audit:read')
  @ResolveField(() => String, {
    nullable: true,
    description:
      'SHA-256 over this entry and the hash of the one before, in hexadecimal; null while it has no number. Keep the latest elsewhere: it proves everything up to it.',
  })
  async hash(entry: AuditEntry, _args: NoArgs, context: RequestContext): Promise<string | null> {
    return (await context.reads.load(linkByEntry, entry.id))?.hash ?? null;
  }
}
