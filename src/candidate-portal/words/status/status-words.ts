import type { FollowUpKind } from '../../../notifications/index.js';

/** A form that stands behind words which open it. */
export interface ActWords {
  readonly open: string;
  readonly text: string;
  readonly send: string;
}

/** What the candidate's page says in one language, beside what its mails say. Dates come written out. */
export interface StatusWords {
  readonly open: { readonly title: string; readonly text: string };
  readonly several: string;
  /** Until when what was just sent can be taken back. */
  readonly done: {
    readonly title: string;
    until(time: string): string;
    readonly undo: string;
    readonly undone: string;
    readonly tooLate: string;
    readonly saved: string;
    readonly confirmMail: string;
  };
  readonly history: {
    readonly heading: string;
    readonly applied: string;
    readonly passed: string;
    readonly undecided: string;
    readonly acts: Readonly<Record<FollowUpKind, string>>;
  };
  readonly updates: {
    readonly heading: string;
    now(left: number, most: number): string;
    notYet(day: string, left: number, most: number): string;
    asked(day: string, left: number, most: number): string;
    againFrom(day: string, left: number, most: number): string;
    usedUp(most: number): string;
    readonly why: string;
    readonly send: string;
  };
  readonly acts: {
    readonly heading: string;
    readonly read: ActWords;
    readonly interested: ActWords;
    readonly thanks: ActWords;
    readonly offer: ActWords & { readonly day: string };
    readonly withdraw: ActWords & { readonly elsewhere: string; readonly preview: string; readonly confirm: string };
    readonly message: string;
    readonly back: string;
  };
  readonly settings: {
    readonly heading: string;
    readonly open: string;
    readonly greetingName: string;
    readonly language: string;
    readonly zone: string;
    readonly email: string;
    readonly emailHint: string;
    readonly save: string;
  };
  readonly calendar: {
    readonly heading: string;
    readonly text: string;
    readonly file: string;
    readonly makeFeed: string;
    readonly feed: string;
    readonly feedHint: string;
    /** Of an entry: whoever sees the calendar learns nothing. */
    readonly entry: string;
  };
  readonly sent: string;
  readonly data: { readonly heading: string; readonly copy: ActWords; readonly erase: ActWords };
  readonly faults: {
    readonly title: string;
    readonly notNow: string;
    readonly ended: string;
    tooLong(most: number): string;
    readonly day: string;
    readonly email: string;
    readonly zone: string;
    readonly expired: string;
  };
  readonly address: {
    readonly title: string;
    text(address: string): string;
    readonly confirm: string;
    readonly done: string;
  };
  readonly dead: {
    readonly send: string;
    readonly sent: string;
    /** Of the link that confirms an address: it is not renewed, but asked for again on the page. */
    readonly address: { readonly asked: { readonly text: string; readonly renew: string }; readonly sent: string };
  };
  printed(day: string): string;
}
