import { applyDecorators } from '@nestjs/common';
import { Field } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { IsLocale } from './validators.js';

/** Beside a field `note`: the language of those words. */
export function NoteLocale(): PropertyDecorator {
  return applyDecorators(
    Field(() => String, {
      nullable: true,
      description:
        'The language `note` is in, as a BCP 47 tag such as `en`: it is read aloud with a voice of that language. If left out, the mail says that nobody knows.',
    }),
    IsOptional(),
    IsLocale(),
  );
}
