import { Field, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional } from 'class-validator';
import type { ExternalRefInput } from '../../platform/external-ref/external-ref.js';
import { RowId, RowRef } from '../../platform/external-ref/named-rows.js';
import { IsWords } from '../../platform/input/texts.js';
import { namedApplication } from '../named-application.js';
import { type Withdrawal, WithdrawalEnum } from './application-turn.model.js';

@InputType({ isAbstract: true })
abstract class ApplicationTurnInput {
  @RowId(namedApplication, 'The application that ends, or goes on.')
  applicationId!: string;

  @RowRef(namedApplication)
  applicationRef?: ExternalRefInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words for colleagues; they never reach a candidate. Up to 2,000 characters.',
  })
  @IsOptional()
  @IsWords(2_000)
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
