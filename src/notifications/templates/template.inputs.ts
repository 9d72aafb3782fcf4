import { Field, InputType, Int } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsIn, IsInt, IsOptional, IsString, IsUUID } from 'class-validator';
import { MAIL_LANGUAGES, type MailKind, type MailTemplate } from '../../mails/index.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { CandidateMailKindEnum } from '../notification/notification.enums.js';

const LOCALES = MAIL_LANGUAGES.map(({ locale }) => locale);
const written = { message: `must be a language that mails are written in: ${LOCALES.join(', ')}` };

/** Which template is changed, and how to look at it before. */
@InputType({ isAbstract: true })
class TemplateInput {
  @Field(() => CandidateMailKindEnum, { description: 'Which mail.' })
  @IsEnum(CandidateMailKindEnum)
  kind!: MailKind;

  @Field(() => String, {
    description: 'To readers of which language: one that mails are written in, such as `de`, without a region.',
  })
  @IsIn(LOCALES, written)
  locale!: string;

  @Field(() => IdScalar, {
    nullable: true,
    description:
      'Whose names and dates to put into the preview. What it lacks, and everything if left out, is an example.',
  })
  @IsOptional()
  @IsUUID()
  applicationId?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Change nothing, and answer how the mail would read.' })
  @IsBoolean()
  dryRun: boolean = false;
}

@InputType({ description: 'Which mail, to readers of which language, and the words that stand around its news.' })
export class UpdateTemplateInput extends TemplateInput implements MailTemplate {
  @Field(() => String, {
    nullable: true,
    description:
      'In place of the standard subject: up to 200 characters with placeholders such as `{jobTitle}`. What is left out has the standard words from now on.',
  })
  @IsOptional()
  @IsString()
  subject?: string | null;

  @Field(() => String, { nullable: true, description: 'In place of "Hello Ana Ríos,": up to 200 characters.' })
  @IsOptional()
  @IsString()
  greeting?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Before the news: up to 1,000 characters, an empty line parts paragraphs.',
  })
  @IsOptional()
  @IsString()
  opening?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'After the news and its table of facts: up to 1,000 characters, an empty line parts paragraphs.',
  })
  @IsOptional()
  @IsString()
  closing?: string | null;

  @Field(() => String, { nullable: true, description: 'In place of "Kind regards": up to 200 characters.' })
  @IsOptional()
  @IsString()
  signOff?: string | null;
}

@InputType({ description: 'Which mail, to readers of which language, and which of its versions is to stand again.' })
export class RevertTemplateInput extends TemplateInput {
  @Field(() => Int, {
    nullable: true,
    description: 'The version whose words are to stand again; the standard words, if left out.',
  })
  @IsOptional()
  @IsInt()
  version?: number | null;
}
