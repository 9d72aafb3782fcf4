import { Field, InputType } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsOptional, IsUUID } from 'class-validator';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { Composed, IsLine } from '../../platform/input/texts.js';
import type { AtsVendor } from './ats-connection.entity.js';
import { AtsVendorEnum } from './ats-connection.model.js';

const longestName = 100;
const longestKey = 200;

@InputType({ isAbstract: true })
class AtsIntegrationSettings {
  @Field(() => String, {
    nullable: true,
    description:
      'The stable key (never the name) of the custom field of an application in which your ATS keeps the decision date: the slug in Greenhouse, the id in Ashby. A row that tells another date there than before sets or moves the timeline.',
  })
  @IsOptional()
  @IsLine(longestKey)
  decisionDateField?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The key of the custom field that says why the date moves. A value that is a `ChangeReason` is that reason; any other is OTHER.',
  })
  @IsOptional()
  @IsLine(longestKey)
  decisionReasonField?: string | null;
}

@InputType({ description: 'Which system feeds you. All but its vendor has a default.' })
export class CreateAtsIntegrationInput extends AtsIntegrationSettings {
  @Field(() => AtsVendorEnum, { description: 'Whose words it speaks. GENERIC if it is none of these.' })
  @IsEnum(AtsVendorEnum)
  vendor!: AtsVendor;

  @Field(() => String, {
    nullable: true,
    description:
      'What external references of its rows name it, such as `greenhouse`: 1 to 64 characters, one connection for each. The vendor in lower case, if left out. It stays.',
  })
  @IsOptional()
  @Composed()
  @IsLine(64)
  source?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What you call it: 1 to 100 characters. Its source, if left out.',
  })
  @IsOptional()
  @IsLine(longestName)
  name?: string | null;
}

@InputType({ description: 'What is to be different of a connection. What is left out stays.' })
export class UpdateAtsIntegrationInput extends AtsIntegrationSettings {
  @Field(() => IdScalar, { description: 'Which connection.' })
  @IsUUID()
  atsIntegrationId!: string;

  @Field(() => String, { nullable: true, description: 'What you call it: 1 to 100 characters.' })
  @IsOptional()
  @IsLine(longestName)
  name?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'False: nothing is taken from it any more, until true.' })
  @IsOptional()
  @IsBoolean()
  enabled?: boolean | null;
}
