import { Field, ObjectType } from '@nestjs/graphql';
import type { MailKind } from '../../mails/index.js';
import { costsAsRows } from '../../platform/graphql/limits/declared-cost.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import type { NotificationRecord, WithheldBecause } from '../../rules/index.js';
import { CandidateMailKindEnum, WithheldBecauseEnum } from '../notification/notification.enums.js';
import { NoteWarning } from '../templates/wording-warning.model.js';

@ObjectType({
  description: 'What a candidate is told next of an application, if nothing happens until then but by itself.',
})
export class UpcomingNotification {
  @Field(() => CandidateMailKindEnum, { description: 'Which mail would tell it.' })
  readonly kind!: NotificationRecord['kind'];

  @Field(() => WithheldBecauseEnum, {
    nullable: true,
    description: 'Why they would not be told, as it stands now; null if they would be.',
  })
  readonly withheldBecause!: WithheldBecause | null;

  @Field(() => DateTimeScalar, {
    description:
      'When, in the sending window and within the cap of the day; where a member has to approve it, if one does at once.',
  })
  readonly at!: Date;
}

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

  @Field(() => UpcomingNotification, {
    nullable: true,
    description:
      'Of the application that was named, what its candidate is told next, whatever kind was asked for. Null if none was named, or if nothing is told until something changes.',
  })
  readonly upcoming!: UpcomingNotification | null;
}
