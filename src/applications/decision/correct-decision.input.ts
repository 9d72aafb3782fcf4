import { InputType } from '@nestjs/graphql';
import { DecisionInput } from './decision.input.js';

@InputType({ description: 'The decision in the place of one that was wrong, and how the candidate is told.' })
export class CorrectDecisionInput extends DecisionInput {}
