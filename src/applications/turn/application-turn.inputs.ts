import { Field, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { type Withdrawal, WithdrawalEnum } from './application-turn.model.js';

@InputType({ isAbstract: true })
abstract class ApplicationTurnInput {
  @Field(() => IdScalar, { description: 'The application that ends, or goes on.' })
  @IsUUID()
  applicationId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Words for colleagues; they never reach a candidate. Up to 2,000 characters.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 2_000)
  internalNote?: string | null;
}

@InputType({ description: 'Which application the candidate took back, and how.' })
export class WithdrawApplicationInput extends ApplicationTurnInput {
  @Field(() => WithdrawalEnum, { defaultValue: 'WITHDRAWN', description: 'How the candidate took it back.' })
  @IsEnum(WithdrawalEnum)
  as: Withdrawal = 'WITHDRAWN';
}

@InputType({ description: 'Which application goes on after its end.' })
export class ReopenApplicationInput extends ApplicationTurnInput {}
