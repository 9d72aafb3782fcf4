import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../calendar/instants.js';
import { localDate } from '../calendar/local-date.js';
import type { MessageItem, MessageState } from '../telling/candidate-state.js';
import type { RevisionTerms } from '../timeline/timeline-facts.js';

/**
 * What becomes of one thing that a message tells: the rest goes on when another part of it is taken back. Without an
 * instant it stays under way until it is taken back.
 */
export interface Delivery {
  readonly end: 'ACCEPTED' | 'FAILED';
  readonly at: Temporal.Instant | null;
  /** It is not with the mail server, and can be cancelled until it ends. */
  readonly recallable: boolean;
  /** It fails because there is no such mailbox: from then on nothing is sent to the address. */
  readonly suppresses?: boolean;
  /** It fails because a member stopped it. */
  readonly stopped?: boolean;
}

export interface MailItem extends MessageItem {
  readonly applicationId: string;
  /** What the candidate knows once it is accepted; null: of no date. */
  readonly terms: RevisionTerms | null;
  readonly delivery: Delivery;
  readonly ended: boolean;
}

export interface Mail {
  readonly id: string;
  readonly decidedAt: Temporal.Instant;
  readonly counts: boolean;
  readonly items: readonly MailItem[];
}

/** The messages to one candidate: what the ledger of messages is to the service. */
export class CandidateMails {
  #mails: Mail[] = [];

  add(mail: Mail): void {
    this.#mails.push(mail);
  }

  /** When the next of them ends; null: none will by itself. */
  nextEnd(): Temporal.Instant | null {
    let first: Temporal.Instant | null = null;
    for (const { items } of this.#mails)
      for (const { ended, delivery } of items)
        if (!ended && delivery.at !== null && (first === null || isBefore(delivery.at, first))) first = delivery.at;
    return first;
  }

  /** Those that end by now, each once. */
  takeEnded(now: Temporal.Instant): MailItem[] {
    const isEnding = ({ ended, delivery: { at } }: MailItem) => !ended && at !== null && !isBefore(now, at);
    const ending: MailItem[] = [];
    this.#mails = this.#mails.map((mail) => {
      const ofMail = mail.items.filter(isEnding);
      if (ofMail.length === 0) return mail;
      ending.push(...ofMail);
      return { ...mail, items: mail.items.map((item) => (isEnding(item) ? { ...item, ended: true } : item)) };
    });
    return ending;
  }

  /** Takes back what has not left of these items; a message with nothing left to tell is cancelled. */
  takeBack(isOvertaken: (item: MailItem, mail: Mail) => boolean): void {
    this.#mails = this.#mails.flatMap((mail) => {
      const stays = (item: MailItem) => item.ended || !item.delivery.recallable || !isOvertaken(item, mail);
      const items = mail.items.filter(stays);
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
    return this.#mails.flatMap(({ items, counts, ...mail }) => {
      if (items.every(({ ended }) => ended) && !localDate(mail.decidedAt, zone).equals(today)) return [];
      const parts = [...Map.groupBy(items, stageOf)];
      // All that it told has been heard of. However many parts there are, it counts once.
      if (parts.length === 0) return [{ ...mail, counts, stage: 'ENDED', tells: [] }];
      return parts.map(([stage, tells], part) => ({ ...mail, counts: counts && part === 0, stage, tells }));
    });
  }
}

function stageOf({ ended, delivery: { recallable } }: MailItem): MessageState['stage'] {
  if (ended) return 'ENDED';
  return recallable ? 'RECALLABLE' : 'LEAVING';
}
