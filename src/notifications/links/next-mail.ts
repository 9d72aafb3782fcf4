import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { ApplicationEntity } from '../../applications/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import {
  type Approval,
  approvalOfRecord,
  catchUp,
  lookAhead,
  type NotificationRecord,
  type WithheldBecause,
  worldOf,
} from '../../rules/index.js';
import { TimelineChanges } from '../../timelines/index.js';
import { CandidateMail } from '../tell/candidate-mail.js';
import { CandidateStates } from '../tell/candidate-states.js';
import { DecidedMail } from '../tell/decided-mail.js';
import { outcomesOf } from '../tell/outcomes-of-candidate.js';

/** What a candidate is told next of an application, if nothing else happens until then. */
export interface SeenMail {
  readonly kind: NotificationRecord['kind'];
  readonly at: Temporal.Instant;
  /** Why nobody will be told; null: this is sent. */
  readonly withheldBecause: WithheldBecause | null;
  /** A member has to let it leave, or can stop it. */
  readonly approval: Approval['mode'];
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly zone: string;
}

/** Shows what would be told, by the one decision that will be made then. For a transaction that is rolled back. */
@Injectable()
export class NextMail {
  constructor(
    private readonly states: CandidateStates,
    private readonly changes: TimelineChanges,
    private readonly mail: CandidateMail,
    private readonly decided: DecidedMail,
  ) {}

  async look(tx: WriteTransaction, applicationId: string): Promise<SeenMail | null> {
    const { organizationId, manager } = tx;
    const { candidateId } = await manager.findOneByOrFail(ApplicationEntity, {
      organizationId,
      id: applicationId,
    });
    const state = (await this.states.read(tx, [candidateId])).get(candidateId);
    if (state === undefined) return null;
    const next = lookAhead(worldOf(state, tx.now), tx.now, (record) => record.applicationId === applicationId);
    if (next === null) return null;
    const then: WriteTransaction = { ...tx, now: next.at };
    const reader = await this.mail.readerOf(tx, candidateId);
    const opened = (await this.changes.catchUp(tx, { candidateId })).map((each) => ({
      ...each,
      facts: catchUp(each.facts, each.rules.policy, each.rules.calendar, next.at).facts,
    }));
    const outcomes = await outcomesOf(tx, 'outcomeId' in next.record ? [next.record.outcomeId] : []);
    const { subject, text, to } = await this.decided.compose(then, reader, next.record, { opened, outcomes });
    const { kind } = next.record;
    return {
      kind,
      at: next.at,
      withheldBecause: next.because,
      approval: approvalOfRecord(next.record, state).mode,
      to,
      subject,
      text,
      zone: state.zone,
    };
  }
}
