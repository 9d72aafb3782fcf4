import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { NoteWarning as NoteToLookAt, TemplateWarning as Warning } from '../../mails/index.js';

export const WordingWarningCodeEnum = {
  FALSE_HOPE: 'FALSE_HOPE',
  SHOUTING: 'SHOUTING',
  DATE_BY_HAND: 'DATE_BY_HAND',
  NO_NEXT_STEP: 'NO_NEXT_STEP',
} as const satisfies { readonly [Code in Warning['code']]: Code };

registerEnumType(WordingWarningCodeEnum, {
  name: 'WordingWarningCode',
  description: 'What a good recruiter would look at again. Nothing is refused for it.',
  valuesMap: {
    FALSE_HOPE: { description: 'Words that promise more than anybody knows: "soon", "definitely", "good chance".' },
    SHOUTING: { description: 'Words in capitals.' },
    DATE_BY_HAND: {
      description:
        'A date or weekday that is no placeholder: it will be wrong in the next mail, or when the date moves.',
    },
    NO_NEXT_STEP: {
      description: 'An opening or closing of a template that names no next date where there is one to name.',
    },
  },
});

@ObjectType({ description: 'Something in a template to look at again.' })
export class TemplateWarning implements Warning {
  @Field(() => WordingWarningCodeEnum, { description: 'What it is.' })
  readonly code!: Warning['code'];

  @Field(() => String, { description: 'In which field: `subject`, `opening` and so on.' })
  readonly field!: Warning['field'];

  @Field(() => Int, { description: 'Where: UTF-16 units from the start of the field as it is stored.' })
  readonly at!: number;

  @Field(() => String, { description: 'The words it is about; empty for what is missing.' })
  readonly found!: string;
}

@ObjectType({ description: 'Something in words to one candidate to look at again.' })
export class NoteWarning implements NoteToLookAt {
  @Field(() => WordingWarningCodeEnum, { description: 'What it is.' })
  readonly code!: NoteToLookAt['code'];

  @Field(() => Int, { description: 'Where: UTF-16 units from the start of the note.' })
  readonly at!: number;

  @Field(() => String, { description: 'The words it is about.' })
  readonly found!: string;
}
