import { Args, Context, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { ofItsRow, Permission } from '../../platform/access/permission.js';
import { rowOf } from '../../platform/audit/act.js';
import { answer } from '../../platform/graphql/answer.js';
import { costsAsRows } from '../../platform/graphql/limits/declared-cost.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import type { Problem } from '../../platform/problems/problem.js';
import { type OrganizationRow, organizationById } from '../organization/organization.loader.js';
import { Organization } from '../organization/organization.model.js';
import { NamePublicStageInput, UpdateMailFooterInput } from './mail-settings.inputs.js';
import { MailFooter, PublicStage } from './mail-settings.model.js';
import { MailSettingsService } from './mail-settings.service.js';

const NamePublicStageResult = mutationResult('NamePublicStageResult', Organization, []);
const UpdateMailFooterResult = mutationResult('UpdateMailFooterResult', Organization, []);

@Resolver(() => Organization)
export class MailSettingsResolver {
  constructor(private readonly settings: MailSettingsService) {}

  @Permission('admin')
  @Mutation(() => NamePublicStageResult, {
    nullable: true,
    description:
      'Lets candidates read of a stage, by names of its own: your words for a stage are yours. Stages without such names are in no mail, and no decision names one.',
  })
  async namePublicStage(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which stage, and all its names.' }) input: NamePublicStageInput,
  ): Promise<OrganizationRow | Problem> {
    const act = { action: 'namePublicStage', input, subject: rowOf('Organization') };
    const result = await context.change(act, (tx) => this.settings.nameStage(tx, input));
    return await answer(context, result, organizationById);
  }

  @Permission('admin')
  @Mutation(() => UpdateMailFooterResult, {
    nullable: true,
    description:
      'Puts what the law asks for, and your privacy notice, below every mail to readers of one language, digests and members’ mails included.',
  })
  async updateMailFooter(
    @Context() context: RequestContext,
    @Args('input', { description: 'In which language, and what to change.' }) input: UpdateMailFooterInput,
  ): Promise<OrganizationRow | Problem> {
    const act = { action: 'updateMailFooter', input, subject: rowOf('Organization') };
    const result = await context.change(act, (tx) => this.settings.updateFooter(tx, input));
    return await answer(context, result, organizationById);
  }

  @Permission(ofItsRow)
  @ResolveField(() => [PublicStage], {
    ...costsAsRows(20),
    description: 'The stages that candidates read of, by your words for them. Counts as 20 rows.',
  })
  publicStages({ stageNames }: OrganizationRow): PublicStage[] {
    return inOrder(stageNames).map(([stage, names]) => ({
      stage,
      names: inOrder(names).map(([locale, name]) => ({ locale, name })),
    }));
  }

  @Permission(ofItsRow)
  @ResolveField(() => [MailFooter], {
    ...costsAsRows(5),
    description: 'What stands below your mails, by language. Counts as 5 rows.',
  })
  mailFooters({ mailFooters }: OrganizationRow): MailFooter[] {
    return inOrder(mailFooters).map(([locale, footer]) => ({ locale, ...footer }));
  }
}

function inOrder<Value>(values: Readonly<Record<string, Value>>): [string, Value][] {
  return Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1));
}
