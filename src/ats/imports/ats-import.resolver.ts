import { Args, Context, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ofItsRow, Permission } from '../../platform/access/permission.js';
import { type Connection, connectionType } from '../../platform/graphql/connection/connection.js';
import { idPage } from '../../platform/graphql/connection/id-page.js';
import { PageArgs } from '../../platform/graphql/connection/page-input.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { AtsIntegration } from '../connection/ats-connection.model.js';
import type { AtsIntegrationRow } from '../connection/ats-connection.reads.js';
import type { AtsImportRow } from './ats-import.entity.js';
import { AtsImport } from './ats-import.model.js';
import { atsImportById, atsImportPages, countAtsImports } from './import-reads.js';
import { shownImport } from './shown-import.js';

@ObjectType({ description: 'One page of imports, newest first.' })
export class AtsImportConnection extends connectionType(AtsImport, 'imports') {}

@Resolver(() => AtsImport)
export class AtsImportResolver {
  @Permission('sync')
  @Query(() => AtsImport, {
    nullable: true,
    description: 'A file that was given to be taken in; null if there is none of that id in your organization.',
  })
  async atsImport(
    @Context() { reads }: RequestContext,
    @Args('id', { type: () => IdScalar, description: 'Id of the import.' }) id: string,
  ): Promise<AtsImport | null> {
    return await reads.load(atsImportById, id);
  }
}

@Resolver(() => AtsIntegration)
export class AtsIntegrationImportsResolver {
  @Permission(ofItsRow)
  @ResolveField(() => AtsImportConnection, { description: 'Files that were given in the last 30 days, newest first.' })
  async imports(
    @Parent() { id }: AtsIntegrationRow,
    @Context() { reads }: RequestContext,
    @Args() page: PageArgs,
  ): Promise<Connection<AtsImport>> {
    const parameters = [id];
    const list = { direction: 'newest-first', ...atsImportPages, count: countAtsImports, parameters } as const;
    return await idPage<AtsImportRow, AtsImport>(reads, list, page, shownImport);
  }
}
