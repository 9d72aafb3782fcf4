import { InputType } from '@nestjs/graphql';
import { DecisionInput } from './decision.input.js';

@InputType()
export class CorrectDecisionInput extends DecisionInput {}
