import { Injectable } from '@nestjs/common';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { Problem } from '../../platform/problems/problem.js';
import { ApplicationEntity } from '../application.entity.js';
import { ApplicationNotActive, NothingDecided } from '../application.problems.js';
import { lockApplication, refuseActive, refuseErased } from '../applications.service.js';
import { DecisionsService } from '../decisions.service.js';
import type { CorrectDecisionInput } from './correct-decision.input.js';
import { standingOutcome } from './standing-outcome.js';
import { supersede } from './supersede.js';

/** Puts another decision in the place of one that was wrong. */
@Injectable()
export class CorrectionsService {
  constructor(private readonly decisions: DecisionsService) {}

  async correct(tx: WriteTransaction, input: CorrectDecisionInput): Promise<string | Problem> {
    const application = await lockApplication(tx, input.applicationId, 'timelines:write');
    if (!(application instanceof ApplicationEntity)) return application;
    const erased = await refuseErased(tx, application);
    if (erased !== null) return erased;
    const { id, status } = application;
    if (status === 'WITHDRAWN' || status === 'HIRED_ELSEWHERE') return new ApplicationNotActive(status);
    const wrong = await standingOutcome(tx, id);
    if (wrong === null) return new NothingDecided();
    const goesOn = input.outcome === 'ADVANCED' && status !== 'ACTIVE';
    const refusal = goesOn ? await refuseActive(tx, application) : null;
    if (refusal !== null) return refusal;
    await supersede(tx, wrong, 'SUPERSEDED');
    return (await this.decisions.decide(tx, [application], input, { corrected: wrong })) ?? id;
  }
}
