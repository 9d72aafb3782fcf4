import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../calendar/instants.js';
import { localDate } from '../calendar/local-date.js';
import type { MessageItem, MessageState } from '../telling/candidate-state.js';
import type { RevisionTerms } from '../timeline/timeline-facts.js';

/** What becomes of a message; without an instant it stays under way until it is taken back. */
export interface Delivery {
  readonly end: 'ACCEPTED' | 'FAILED';
  readonly at: Temporal.Instant | null;
  /** It is not with the mail server, and can be cancelled until it ends. */
  readonly recallable: boolean;
  /** It fails because there is no such mailbox: from then on nothing is sent to the address. */
  readonly suppresses?: boolean;
}

export interface MailItem extends MessageItem {
  readonly applicationId: string;
  /** What the candidate knows once it is accepted; null: of no date. */
  readonly terms: RevisionTerms | null;
}

export interface Mail {
  readonly id: string;
  readonly decidedAt: Temporal.Instant;
  readonly counts: boolean;
  readonly items: readonly MailItem[];
  readonly delivery: Delivery;
  readonly ended: boolean;
}

/** The messages to one candidate: what the ledger of messages is to the service. */
export class CandidateMails {
  #mails: Mail[] = [];

  /** @param ended it is known what became of it: it only counts */
  add(mail: Omit<Mail, 'ended'>, ended = false): void {
    this.#mails.push({ ...mail, ended });
  }

  /** When the next of them ends; null: none will by itself. */
  nextEnd(): Temporal.Instant | null {
    let first: Temporal.Instant | null = null;
    for (const { delivery, ended } of this.#mails)
      if (!ended && delivery.at !== null && (first === null || isBefore(delivery.at, first))) first = delivery.at;
    return first;
  }

  /** Those that end by now, each once. */
  takeEnded(now: Temporal.Instant): Mail[] {
    const isEnding = ({ ended, delivery: { at } }: Mail) => !ended && at !== null && !isBefore(now, at);
    const ending = this.#mails.filter(isEnding);
    if (ending.length > 0) this.#mails = this.#mails.map((mail) => (isEnding(mail) ? { ...mail, ended: true } : mail));
    return ending;
  }

  /** Takes back what has not left of these items; a message with nothing left to tell is cancelled. */
  takeBack(isOvertaken: (item: MailItem, mail: Mail) => boolean): void {
    this.#mails = this.#mails.flatMap((mail) => {
      if (mail.ended || !mail.delivery.recallable) return [mail];
      const items = mail.items.filter((item) => !isOvertaken(item, mail));
      if (items.length === mail.items.length) return [mail];
      return items.length === 0 ? [] : [{ ...mail, items }];
    });
  }

  /** What they, or that one of them, tell of a timeline that has changed. */
  takeBackOf(timelineId: string, mailId: string | null = null): void {
    this.takeBack((item, { id }) => (mailId === null || id === mailId) && item.timelineId === timelineId);
  }

  /** Messages that tell of dates of an application that has ended. */
  takeBackOfApplication(applicationId: string): void {
    const isOf = (item: MailItem) => item.applicationId === applicationId;
    this.takeBack((item, { items }) => isOf(item) && items.some((each) => isOf(each) && each.timelineId !== null));
  }

  takeBackOutcome(outcomeId: string): void {
    this.takeBack((item) => item.outcomeId === outcomeId);
  }

  /** As the decision sees them: those of this local day, and those under way. */
  known(now: Temporal.Instant, zone: string): MessageState[] {
    const today = localDate(now, zone);
    const of = this.#mails.filter(({ ended, decidedAt }) => !ended || localDate(decidedAt, zone).equals(today));
    return of.map(({ id, decidedAt, counts, items, delivery, ended }) => ({
      id,
      decidedAt,
      counts,
      stage: ended ? 'ENDED' : delivery.recallable ? 'RECALLABLE' : 'LEAVING',
      tells: items,
    }));
  }
}
