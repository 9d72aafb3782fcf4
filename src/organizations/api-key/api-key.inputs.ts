import { Field, InputType } from '@nestjs/graphql';
import { ArrayNotEmpty, ArrayUnique, IsBoolean, IsEnum, IsOptional, IsUUID } from 'class-validator';
import { ScopeEnum } from '../../platform/access/scope.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { IsLine } from '../../platform/input/texts.js';
import { scopeOf } from '../access/scopes.js';
import type { NewApiKey } from './api-keys.service.js';

@InputType({ description: 'What a machine may do, and for how long.' })
export class CreateApiKeyInput {
  @Field(() => String, { description: 'What it is for, in your words: 1 to 100 characters.' })
  @IsLine(100)
  name!: string;

  @Field(() => [ScopeEnum], { description: 'What it may do. Nothing that who makes it may not.' })
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsEnum(ScopeEnum, { each: true })
  scopes!: string[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'From when on it is refused; never, if left out.' })
  @IsOptional()
  expiresAt?: Date | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Make it for the sandbox of your organization: a key of the form `ft_test_…`, which sees and changes rows of the sandbox alone, and whose mails never leave. The sandbox is made with its first key. In the sandbox itself every key is one.',
  })
  @IsBoolean()
  sandbox: boolean = false;
}

export function newApiKey({ name, scopes, expiresAt = null }: CreateApiKeyInput): NewApiKey {
  return { name, scopes: scopes.map(scopeOf), expiresAt };
}

@InputType({ description: 'Which key ends.' })
export class RevokeApiKeyInput {
  @Field(() => IdScalar, { description: 'The key to end. It may be the one you are using.' })
  @IsUUID()
  apiKeyId!: string;
}

@InputType({ description: 'Which key is followed by a new one.' })
export class RotateApiKeyInput {
  @Field(() => IdScalar, { description: 'The key to replace.' })
  @IsUUID()
  apiKeyId!: string;
}
