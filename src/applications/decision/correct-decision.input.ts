import { InputType } from '@nestjs/graphql';
import { DecisionInput } from './decision.input.js';

@InputType({ description: 'What holds in the place of the latest decision about an application.' })
export class CorrectDecisionInput extends DecisionInput {}
