import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { TEMPLATE_KINDS, type TemplateKind } from '../../mails/index.js';
import { NoteWarning } from '../templates/wording-warning.model.js';

export const TemplateKindEnum = Object.fromEntries(TEMPLATE_KINDS.map((kind) => [kind, kind])) as {
  readonly [Kind in TemplateKind]: Kind;
};

registerEnumType(TemplateKindEnum, {
  name: 'CandidateMailKind',
  description: 'Each mail that a candidate can get; outcomes and receipts are worded one by one.',
  valuesMap: {
    TIMELINE_SET: { description: 'By when they hear.' },
    TIMELINE_EXTENDED: { description: 'They hear later than they were told.' },
    TIMELINE_ADVANCED: { description: 'They hear earlier than they were told.' },
    TIMELINE_RECONFIRMED: { description: 'The date they know still holds.' },
    TIMELINE_HELD: { description: 'The process pauses until a day.' },
    TIMELINE_RESUMED: { description: 'The pause is over.' },
    TIMELINE_PASSED: { description: 'The date they know went by without a decision.' },
    STILL_UNDECIDED: { description: 'Nothing is decided yet, after that.' },
    OUTCOME_HIRED: { description: 'They are offered the job.' },
    OUTCOME_REJECTED: { description: 'They are not.' },
    OUTCOME_ADVANCED: { description: 'They are on to the next step.' },
    RECEIPT_UPDATE_REQUEST: { description: 'Their request for an update arrived.' },
    RECEIPT_STILL_INTERESTED: { description: 'That they are still interested arrived.' },
    RECEIPT_THANK_YOU: { description: 'Their thanks arrived.' },
    RECEIPT_COMPETING_OFFER: { description: 'That they have another offer arrived.' },
    RECEIPT_WITHDRAW: { description: 'Their withdrawal arrived.' },
    RECEIPT_DO_NOT_WRITE: { description: 'They are not written to again.' },
  },
});

@ObjectType({ description: 'A mail as it would read. Nothing is stored and nobody is told.' })
export class MessagePreview {
  @Field(() => TemplateKindEnum, { description: 'Which mail it is.' })
  readonly kind!: TemplateKind;

  @Field(() => String, { description: 'The language it is written in: a BCP 47 tag.' })
  readonly locale!: string;

  @Field(() => String, { description: 'Subject line.' })
  readonly subject!: string;

  @Field(() => String, { description: 'Plain-text body.' })
  readonly text!: string;

  @Field(() => String, { description: 'HTML body.' })
  readonly html!: string;

  @Field(() => [NoteWarning], {
    description: 'What to look at again in the note that was tried out; empty if there is nothing, or no note.',
  })
  readonly noteWarnings!: NoteWarning[];
}
