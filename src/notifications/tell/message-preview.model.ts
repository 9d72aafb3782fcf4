import { Field, ObjectType } from '@nestjs/graphql';
import type { MailKind } from '../../mails/index.js';
import { costsAsRows } from '../../platform/graphql/limits/declared-cost.js';
import { CandidateMailKindEnum } from '../notification/notification.enums.js';
import { NoteWarning } from '../templates/wording-warning.model.js';

@ObjectType({ description: 'A mail as it would read. Nothing is stored and nobody is told.' })
export class MessagePreview {
  @Field(() => CandidateMailKindEnum, { description: 'Which mail it is.' })
  readonly kind!: MailKind;

  @Field(() => String, { description: 'The language it is written in: a BCP 47 tag.' })
  readonly locale!: string;

  @Field(() => String, { description: 'Subject line.' })
  readonly subject!: string;

  @Field(() => String, { description: 'Plain-text body.' })
  readonly text!: string;

  @Field(() => String, { description: 'HTML body.' })
  readonly html!: string;

  @Field(() => [NoteWarning], {
    ...costsAsRows(5),
    description:
      'What to look at again in the note that was tried out; empty if there is nothing, or no note. Counts as 5 rows.',
  })
  readonly noteWarnings!: NoteWarning[];
}
