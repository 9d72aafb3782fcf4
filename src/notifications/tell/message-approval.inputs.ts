import { Field, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsUUID } from 'class-validator';
import type { MailKind } from '../../mails/index.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { IsLocale } from '../../platform/graphql/validators.js';
import { IsWords } from '../../platform/input/texts.js';
import { CandidateMailKindEnum } from '../notification/notification.enums.js';

@InputType({ description: 'Which message may leave.' })
export class ApproveMessageInput {
  @Field(() => IdScalar, { description: 'A message whose status is WAITING.' })
  @IsUUID()
  messageId!: string;
}

@InputType({
  description: 'Which message that waits says other words to the candidate; its facts are not to be written.',
})
export class EditMessageInput {
  @Field(() => IdScalar, { description: 'A message whose status is WAITING.' })
  @IsUUID()
  messageId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The words to the candidate, in place of those that were given with the change: plain text, up to 2,000 characters. Null leaves them out.',
  })
  @IsOptional()
  @IsWords(2_000)
  note!: string | null;
}

@InputType({ description: 'Which message is not to be sent.' })
export class CancelMessageInput {
  @Field(() => IdScalar, { description: 'A message to a candidate whose status is WAITING or QUEUED.' })
  @IsUUID()
  messageId!: string;
}

@InputType({ description: 'Which mail to compose, and what it is to be about.' })
export class PreviewMessageInput {
  @Field(() => CandidateMailKindEnum, { description: 'Which mail to look at.' })
  @IsEnum(CandidateMailKindEnum)
  kind!: MailKind;

  @Field(() => IdScalar, {
    nullable: true,
    description: 'Whose names and dates to put in. What it lacks, and everything if left out, is an example.',
  })
  @IsOptional()
  @IsUUID()
  applicationId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "A BCP 47 language tag such as `de` or `es-MX`; the candidate's, else the job's, else the organization's if left out. A language that mails are not written in gives English.",
  })
  @IsOptional()
  @IsLocale()
  locale?: string | null;

  @Field(() => String, { nullable: true, description: 'Words to the candidate to try out: up to 2,000 characters.' })
  @IsOptional()
  @IsWords(2_000)
  note?: string | null;
}
