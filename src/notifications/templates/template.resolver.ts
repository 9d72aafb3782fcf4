import {
  Args,
  ArgsType,
  Context,
  Field,
  Int,
  Mutation,
  ObjectType,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { IsEnum, IsInt, IsOptional } from 'class-validator';
import type { MailKind } from '../../mails/index.js';
import { Permission } from '../../platform/access/permission.js';
import { type Connection, connectionType } from '../../platform/graphql/connection/connection.js';
import { idPage } from '../../platform/graphql/connection/id-page.js';
import { PageArgs } from '../../platform/graphql/connection/page-input.js';
import { costs, costsAsRows } from '../../platform/graphql/limits/declared-cost.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { NoArgs, RequestContext } from '../../platform/graphql/request-context.js';
import { IsLocale } from '../../platform/graphql/validators.js';
import { Problem } from '../../platform/problems/problem.js';
import { CandidateMailKindEnum } from '../notification/notification.enums.js';
import { RevertTemplateInput, UpdateTemplateInput } from './template.inputs.js';
import {
  countTemplates,
  currentTemplate,
  type TemplateRow,
  templateKey,
  templatePages,
  templateVersion,
  versionsByTemplate,
} from './template.loader.js';
import { Template, TemplateChange, TemplateVersion } from './template.model.js';
import { TemplateRefused } from './template.problems.js';
import { TemplatesService } from './templates.service.js';

@ObjectType({ description: 'One page of templates, the latest changed first.' })
export class TemplateConnection extends connectionType(Template, 'templates') {}

@ArgsType()
export class TemplateArgs {
  @Field(() => CandidateMailKindEnum, { description: 'Which mail.' })
  @IsEnum(CandidateMailKindEnum)
  kind!: MailKind;

  @Field(() => String, { description: 'A language that mails are written in, such as `de`.' })
  @IsLocale()
  locale!: string;

  @Field(() => Int, { nullable: true, description: 'A version of it; the one that stands, if left out.' })
  @IsOptional()
  @IsInt()
  version?: number | null;
}

@ArgsType()
export class TemplatesArgs extends PageArgs {
  @Field(() => CandidateMailKindEnum, { nullable: true, description: 'Only those of this mail.' })
  @IsOptional()
  @IsEnum(CandidateMailKindEnum)
  kind?: MailKind | null;

  @Field(() => String, { nullable: true, description: 'Only those in this language.' })
  @IsOptional()
  @IsLocale()
  locale?: string | null;
}

const UpdateTemplateResult = mutationResult('UpdateTemplateResult', TemplateChange, [TemplateRefused]);
const RevertTemplateResult = mutationResult('RevertTemplateResult', TemplateChange, [TemplateRefused]);

/** What a change answers, with what stands afterwards. */
type Changed = Omit<TemplateChange, 'template'> & { readonly template: TemplateRow | null };

@Resolver(() => Template)
export class TemplateResolver {
  constructor(private readonly service: TemplatesService) {}

  @Permission('reads')
  @Query(() => TemplateConnection, {
    description:
      'Your own words, one template for each mail and language that you ever changed, in the version that stands. Whatever is not among them says the standard words.',
  })
  async templates(@Context() context: RequestContext, @Args() args: TemplatesArgs): Promise<Connection<TemplateRow>> {
    const { kind, locale, ...page } = args;
    const list = {
      direction: 'newest-first',
      ...templatePages,
      count: countTemplates,
      parameters: [kind ?? null, locale ?? null],
    } as const;
    return await idPage<TemplateRow, TemplateRow>(context.reads, list, page, (row) => row);
  }

  @Permission('reads')
  @Query(() => Template, {
    nullable: true,
    description: 'Your own words for one mail in one language; null if you never changed them.',
  })
  async template(
    @Context() context: RequestContext,
    @Args() { kind, locale, version }: TemplateArgs,
  ): Promise<TemplateRow | null> {
    const { tx } = context.reads;
    return typeof version === 'number'
      ? await templateVersion(tx, kind, locale, version)
      : await currentTemplate(tx, { kind, locale });
  }

  @Permission('reads')
  @ResolveField(() => [TemplateVersion], {
    ...costsAsRows(50),
    description: 'Its versions, newest first: the latest 50. Counts as 50 rows.',
  })
  async versions(template: TemplateRow, _args: NoArgs, context: RequestContext): Promise<TemplateRow[]> {
    return (await context.reads.load(versionsByTemplate, templateKey(template))) ?? [];
  }

  @Permission('admin')
  @Mutation(() => UpdateTemplateResult, {
    nullable: true,
    ...costs(100),
    description:
      'Puts your words around the news of a mail, for readers of one language: the given fields, and the standard words in the others. Mails composed from then on say them. They are refused if they could not be sent with every name there may be. Costs 100.',
  })
  async updateTemplate(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which mail, in which language, and the words.' }) input: UpdateTemplateInput,
  ): Promise<Changed | Problem> {
    const result = await context.change(actOf('updateTemplate', context, input), (tx) =>
      this.service.update(tx, input),
    );
    return await withTemplate(context, input, result);
  }

  @Permission('admin')
  @Mutation(() => RevertTemplateResult, {
    nullable: true,
    ...costs(100),
    description:
      'Lets the words of an earlier version stand again, or the standard ones. That is a new version: nothing is lost by it. Costs 100.',
  })
  async revertTemplate(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which mail, in which language, and the version.' }) input: RevertTemplateInput,
  ): Promise<Changed | Problem> {
    const result = await context.change(actOf('revertTemplate', context, input), (tx) =>
      this.service.revert(tx, input),
    );
    return await withTemplate(context, input, result);
  }
}

/** A template has no id: which one it was stands in the input. */
function actOf(action: string, { actor }: RequestContext, input: UpdateTemplateInput | RevertTemplateInput) {
  const organization = { type: 'Organization', id: actor.organizationId };
  return { action, input, subject: () => organization, onlyLooks: input.dryRun };
}

/** Read afterwards, in a new snapshot. */
async function withTemplate(
  context: RequestContext,
  which: UpdateTemplateInput | RevertTemplateInput,
  result: Omit<TemplateChange, 'template'> | Problem,
): Promise<Changed | Problem> {
  if (result instanceof Problem) return result;
  context.reads.renew();
  return { ...result, template: await currentTemplate(context.reads.tx, which) };
}
