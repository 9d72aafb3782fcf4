import { Field, InputType } from '@nestjs/graphql';
import { ArrayNotEmpty, ArrayUnique, IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { type Scope, scopes } from '../../platform/access/permission.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';

const known = Object.keys(scopes);

@InputType()
export class CreateApiKeyInput {
  @Field(() => String, { description: 'What it is for, in your words: 1 to 100 characters.' })
  @IsString()
  @Length(1, 100)
  name!: string;

  @Field(() => [String], {
    description: `What it may do: any of ${known.join(', ')}. Nothing that the key making it may not.`,
  })
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(known, { each: true, message: `must be of ${known.join(', ')}` })
  scopes!: Scope[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'From when on it is refused; never, if left out.' })
  @IsOptional()
  expiresAt?: Date | null;
}

@InputType()
export class RevokeApiKeyInput {
  @Field(() => IdScalar, { description: 'The key to end. It may be the one you are using.' })
  @IsUUID()
  apiKeyId!: string;
}

@InputType()
export class RotateApiKeyInput {
  @Field(() => IdScalar, { description: 'The key to replace.' })
  @IsUUID()
  apiKeyId!: string;
}
