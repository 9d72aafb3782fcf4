import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { MailKind } from '../../mails/index.js';
import { RecordedActor } from '../../platform/actor/actor.model.js';
import { costsAsRows } from '../../platform/graphql/limits/declared-cost.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { CandidateMailKindEnum } from '../notification/notification.enums.js';
import { MessagePreview } from '../tell/message-preview.model.js';
import type { TemplateRow } from './template.loader.js';
import { TemplateWarning } from './wording-warning.model.js';

@ObjectType({ description: 'Your words as they stood from an instant on, until the next version.' })
export class TemplateVersion implements Omit<TemplateRow, 'id' | 'kind' | 'locale' | 'actor'> {
  @Field(() => Int, { description: 'Counts up from 1, for each kind and language.' })
  readonly version!: number;

  @Field(() => String, { nullable: true, description: 'Null, as in each of the five: the standard words.' })
  readonly subject!: string | null;

  @Field(() => String, { nullable: true, description: 'In place of "Hello Ana Ríos,".' })
  readonly greeting!: string | null;

  @Field(() => String, { nullable: true, description: 'Before the news.' })
  readonly opening!: string | null;

  @Field(() => String, { nullable: true, description: 'After the news and its table of facts.' })
  readonly closing!: string | null;

  @Field(() => String, { nullable: true, description: 'In place of "Kind regards".' })
  readonly signOff!: string | null;

  @Field(() => Int, { nullable: true, description: 'The earlier version that was gone back to.' })
  readonly revertedTo!: number | null;

  @Field(() => RecordedActor, { description: 'Who made it.' })
  readonly actor!: RecordedActor;

  @Field(() => DateTimeScalar, { description: 'When: mails composed from then on say it.' })
  readonly at!: Date;
}

@ObjectType({
  description:
    'Your own words for one kind of mail in one language, by which it is known, in the version that stands. They stand around the news: what is so, its table of facts and the links are in none of them.',
})
export class Template extends TemplateVersion {
  @Field(() => CandidateMailKindEnum, { description: 'Which mail says them.' })
  readonly kind!: MailKind;

  @Field(() => String, { description: 'To readers of which language, such as `de`.' })
  readonly locale!: string;
}

@ObjectType({ description: 'What a change of a template does, or with `dryRun` would do.' })
export class TemplateChange {
  @Field(() => Boolean, { description: 'False for a dry run: nothing has changed.' })
  readonly applied!: boolean;

  @Field(() => MessagePreview, {
    description: 'A mail with these words: about the application that was named, else about an example.',
  })
  readonly preview!: MessagePreview;

  @Field(() => [TemplateWarning], {
    ...costsAsRows(5),
    description: 'What to look at again; empty if there is nothing. Counts as 5 rows.',
  })
  readonly warnings!: TemplateWarning[];

  @Field(() => Template, {
    nullable: true,
    description: 'The template as it stands now: after a dry run the one before, null if there is none.',
  })
  readonly template!: Template | null;
}
