import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';

export const TextDirectionEnum = { LEFT_TO_RIGHT: 'LEFT_TO_RIGHT', RIGHT_TO_LEFT: 'RIGHT_TO_LEFT' } as const;

export type TextDirection = keyof typeof TextDirectionEnum;

registerEnumType(TextDirectionEnum, {
  name: 'TextDirection',
  description: 'How lines of a language run.',
  valuesMap: {
    LEFT_TO_RIGHT: { description: 'As in English.' },
    RIGHT_TO_LEFT: { description: 'As in Arabic.' },
  },
});

@ObjectType({ description: 'A language that mails are written in, for every region that speaks it.' })
export class MailLanguage {
  @Field(() => String, { description: 'A BCP 47 tag, such as `de`.' })
  readonly locale!: string;

  @Field(() => String, { description: 'What it calls itself: `Deutsch`.' })
  readonly name!: string;

  @Field(() => TextDirectionEnum, { description: 'How its lines run.' })
  readonly direction!: TextDirection;
}

export const LocaleWarningCodeEnum = { LANGUAGE_NOT_WRITTEN: 'LANGUAGE_NOT_WRITTEN' } as const;

export type LocaleWarningCode = keyof typeof LocaleWarningCodeEnum;

registerEnumType(LocaleWarningCodeEnum, {
  name: 'LocaleWarningCode',
  description: 'What somebody should know of a language tag. Nothing is refused for it.',
  valuesMap: {
    LANGUAGE_NOT_WRITTEN: { description: 'No mail is written in this language: another one stands in for it.' },
  },
});

@ObjectType({ description: 'Something to know of a language tag that was taken as it is.' })
export class LocaleWarning {
  @Field(() => LocaleWarningCodeEnum, { description: 'What it is.' })
  readonly code!: LocaleWarningCode;

  @Field(() => String, { description: 'The tag it is about.' })
  readonly locale!: string;

  @Field(() => String, { description: 'What happens instead, for people to read.' })
  readonly message!: string;
}
