import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { IsHttpsAddress, IsLocale } from '../../platform/graphql/validators.js';
import { Composed, IsLine, IsWords } from '../../platform/input/texts.js';

/** More languages than anybody hires in at once. */
const mostLanguages = 40;

@InputType({ description: 'What a stage is called in one language.' })
export class StageNameInput {
  @Field(() => String, { description: 'The language, as a BCP 47 tag: `de` reaches readers of `de-AT` too.' })
  @IsLocale()
  locale!: string;

  @Field(() => String, { description: 'As candidates read it: one line of 1 to 80 characters.' })
  @IsLine(80)
  name!: string;
}

@InputType({ description: 'What candidates read of one stage.' })
export class NamePublicStageInput {
  @Field(() => String, { description: 'The stage exactly as applications have it: 1 to 100 characters.' })
  @Composed()
  @IsLine(100)
  stage!: string;

  @Field(() => [StageNameInput], {
    description:
      'All its names for candidates, one for each language. Readers of a language that has none read no stage. Empty: the stage is not public any more.',
  })
  @ArrayMaxSize(mostLanguages)
  @ValidateNested({ each: true })
  @Type(() => StageNameInput)
  names!: StageNameInput[];
}

@InputType({ description: 'What stands below every mail in one language.' })
export class UpdateMailFooterInput {
  @Field(() => String, { description: 'The language of this footer, as a BCP 47 tag such as `de`.' })
  @IsLocale()
  locale!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What the law asks of business letters: lines of plain text, at most 1,000 characters. Left out: it stays. Null removes it.',
  })
  @IsOptional()
  @IsWords(1_000)
  legal?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'https address of your privacy notice. Left out: it stays. Null removes it.',
  })
  @IsOptional()
  @IsHttpsAddress()
  @MaxLength(500)
  privacyUrl?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What becomes of the data of somebody you turn down, said with the no to readers of this language: plain text, at most 1,000 characters. Left out: it stays. Null removes it.',
  })
  @IsOptional()
  @IsWords(1_000)
  dataRetention?: string | null;
}
