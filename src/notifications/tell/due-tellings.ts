import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Rules } from '../../organizations/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { isBefore, nextNotice, type TimelineFacts, unchanged } from '../../rules/index.js';
import { TimelineChanges, type TimelineEntity } from '../../timelines/index.js';
import type { Reader } from './candidate-mail.js';

/** Something that is to be told of one timeline, and since when. */
export interface DueTelling {
  readonly timeline: TimelineEntity;
  readonly facts: TimelineFacts;
  readonly rules: Rules;
  readonly what: 'CHANGE' | 'PASSED' | 'UNDECIDED';
  readonly at: Temporal.Instant;
}

/** Rule 8: what falls due to a candidate at one instant, over all their applications at the organization. */
@Injectable()
export class DueTellings {
  constructor(private readonly changes: TimelineChanges) {}

  /** What fell due first and has not been told; nothing, if nothing is due by now. */
  async next(tx: WriteTransaction, { candidate }: Reader): Promise<DueTelling[]> {
    const unclosed = await this.changes.catchUp(tx, { candidateId: candidate.id });
    const due = unclosed.flatMap(({ timeline, facts: current, rules }): DueTelling[] => {
      // Asked for already or not: what is due at the same instant goes together, whichever the sweep saw first.
      const facts = { ...current, asked: null };
      const telling = nextNotice(facts, rules.policy, rules.calendar, tx.now);
      return telling === null || isBefore(tx.now, telling.at) ? [] : [{ timeline, facts, rules, ...telling }];
    });
    const [first] = [...due].sort((a, b) => Temporal.Instant.compare(a.at, b.at));
    return first === undefined ? [] : due.filter(({ at }) => at.equals(first.at));
  }

  /** What was asked for and is not due any more (a window has closed, a contact was logged) is asked for when it is. */
  async forgetAsked(tx: WriteTransaction, { candidate }: Reader): Promise<void> {
    await this.changes.apply(tx, { candidateId: candidate.id }, ({ facts }) =>
      facts.asked === null ? null : { step: unchanged({ ...facts, asked: null }) },
    );
  }
}
