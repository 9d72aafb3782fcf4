import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsUUID } from 'class-validator';
import { Node } from '../../platform/graphql/node/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { IsLine } from '../../platform/input/texts.js';
import type { WordKind } from '../sync/rows.js';
import { AtsWordKindEnum } from '../sync/sync.model.js';
import type { AtsWordRow } from './ats-word.reads.js';

@ObjectType({
  implements: () => [Node],
  description:
    'A word of another system: with what you say that it means, or one that came and means nothing yet. What is shipped is not listed.',
})
export class AtsWord implements AtsWordRow {
  @Field(() => IdScalar, { description: 'Made by the service.' })
  readonly id!: string;

  @Field(() => IdScalar, { name: 'atsIntegrationId', description: 'Of which connection.' })
  readonly connectionId!: string;

  @Field(() => AtsWordKindEnum, { description: 'What it is about.' })
  readonly kind!: WordKind;

  @Field(() => String, { name: 'word', description: 'As it first came. Its letters may be large or small.' })
  readonly original!: string;

  @Field(() => String, { nullable: true, description: 'What it means; null if nobody has said it.' })
  readonly meaning!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it first came, or was first given a meaning.' })
  readonly firstSeenAt!: Date;
}

@InputType({ description: 'What a word of another system means.' })
export class SetAtsWordInput {
  @Field(() => IdScalar, { description: 'Of which connection.' })
  @IsUUID()
  atsIntegrationId!: string;

  @Field(() => AtsWordKindEnum, { description: 'What it is about.' })
  @IsEnum(AtsWordKindEnum)
  kind!: WordKind;

  @Field(() => String, { description: 'The word: 1 to 200 characters. Large and small letters are the same.' })
  @IsLine(200)
  word!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'One of the meanings of its kind; of a stage the name of one of yours, 1 to 100 characters. Null takes yours back: what is shipped counts again, if that knows the word.',
  })
  @IsOptional()
  @IsLine(100)
  meaning?: string | null;
}
