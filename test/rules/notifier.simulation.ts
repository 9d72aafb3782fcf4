import type { Temporal } from 'temporal-polyfill';
import {
  applyDisclosed,
  applyNoteAccepted,
  applyNoteFailed,
  applySendEnded,
  type CandidateState,
  catchUp,
  decideNotifications,
  type Effect,
  isBefore,
  laterOf,
  type Note,
  type Notice,
  type NotificationRecord,
  nextAction,
  nextOpening,
  type RevisionTerms,
  type Step,
  type TimelineFacts,
  type WithheldBecause,
} from '../../src/rules/index.js';
import { applyPutOff } from '../../src/rules/timeline/apply-recorded.js';
import type { Revision } from '../../src/rules/timeline/revision.js';
import type { Slip } from '../../src/rules/timeline/step.js';
import { advance } from './advance.js';
import { type Act, begin, type History, perform } from './history.arbitrary.js';

/** How the world treats what the rules ask for; lists are used in turn, again and again. */
export interface World {
  /** How late each sweep is. */
  readonly sweepLagMinutes: readonly number[];
  /** How long the notifier takes from being asked to judging. */
  readonly notifierLagMinutes: readonly number[];
  readonly mails: readonly {
    readonly minutes: number;
    readonly end: 'accepted' | 'failed';
    readonly recallable: boolean;
  }[];
  /** Whether the cap of the day holds a message back. */
  readonly capped: readonly boolean[];
}

/** A record about changes, with what became of it. */
export interface RecordedChange {
  readonly decision: 'SEND' | 'WITHHOLD';
  readonly because: WithheldBecause | null;
  readonly from: number;
  readonly through: number;
  readonly at: Temporal.Instant;
}

export interface RecordedNote extends Note {
  readonly date: Temporal.PlainDate;
  readonly at: Temporal.Instant;
  /** When the candidate had last heard of the timeline. */
  readonly touchedAt: Temporal.Instant | null;
}

interface UnderWay {
  readonly sentAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly end: 'accepted' | 'failed';
  readonly recallable: boolean;
}

type Mail = RevisionTerms & UnderWay;
type NoteMail = Note & UnderWay;

interface Happening {
  readonly at: Temporal.Instant;
  readonly happen: () => void;
}

// A history of ten acts needs some dozens: beyond it something is done again and again.
const MOST_HAPPENINGS = 500;

const TIMELINE = 'timeline';
const ENDS = { TOLD_BY_MEMBER: true, DECIDE: true, WITHDRAW: true };

function termsOf({ revision, decisionDate, precision, heldUntil }: TimelineFacts): RevisionTerms {
  return { revision, decisionDate, precision, heldUntil };
}

/** A notifier, a sweep and a mail server, as small as they can be, for one timeline. Run to its end by `run`. */
export class NotifierSimulation {
  facts: TimelineFacts;
  readonly revisions: Revision[] = [];
  readonly slips: Slip[] = [];
  readonly changes: RecordedChange[] = [];
  readonly notes: RecordedNote[] = [];
  readonly disclosures: Temporal.Instant[] = [];
  /** What was recorded as sent although a change was still to be told, or another note of the same promise was under way. */
  readonly notesOverUntold: RecordedNote[] = [];
  private now: Temporal.Instant;
  private readonly turns = new Map<readonly unknown[], number>();
  private mail: Mail | null = null;
  private noteMails: readonly NoteMail[] = [];
  private request: { readonly what: Notice; readonly at: Temporal.Instant } | null = null;
  private sweepLag: number;
  private acts: readonly Act[];

  constructor(
    private readonly history: History,
    private readonly world: World,
  ) {
    this.now = history.start;
    this.acts = history.acts;
    this.sweepLag = this.next(world.sweepLagMinutes);
    const first = begin(history);
    this.facts = first.facts;
    this.keep(first);
  }

  run(): this {
    for (let happening = this.upcoming(), count = 0; happening !== null; happening = this.upcoming(), count++) {
      if (count > MOST_HAPPENINGS) throw new Error('the simulation does not come to an end');
      this.now = laterOf(this.now, happening.at);
      happening.happen();
    }
    return this;
  }

  private upcoming(): Happening | null {
    const { policy, calendar } = this.history;
    const [act] = this.acts;
    const due = nextAction(this.facts, policy, calendar, this.now);
    const happenings: (Happening | null)[] = [
      // At one instant what a person does and what the mail server says come first.
      act === undefined ? null : { at: this.actAt(act), happen: () => this.act(act) },
      this.mail && { at: this.mail.endsAt, happen: () => this.endMail() },
      ...this.noteMails.map((mail) => ({ at: mail.endsAt, happen: () => this.endNote(mail) })),
      this.request && { at: this.request.at, happen: () => this.answer() },
      due && { at: laterOf(this.now, due.at).add({ minutes: this.sweepLag }), happen: () => this.sweep() },
    ];
    return happenings.reduce(
      (first, next) => (first === null || (next !== null && isBefore(next.at, first.at)) ? next : first),
      null,
    );
  }

  private lastActAt: Temporal.Instant | null = null;

  private actAt(act: Act): Temporal.Instant {
    return (this.lastActAt ?? this.history.start).add({ minutes: act.afterMinutes });
  }

  private act(act: Act): void {
    this.lastActAt = this.actAt(act);
    this.acts = this.acts.slice(1);
    this.take(catchUp(this.facts, this.history.policy, this.history.calendar, this.now));
    const before = this.facts;
    this.take(perform(before, act, this.history, this.now));
    // What is overtaken is taken back with what overtakes it.
    if (act.kind in ENDS && this.facts !== before) this.recall();
    if (act.kind === 'TOLD_BY_MEMBER') this.disclosures.push(this.now);
  }

  private sweep(): void {
    this.sweepLag = this.next(this.world.sweepLagMinutes);
    const { policy, calendar } = this.history;
    this.take(advance(this.facts, policy, calendar, this.now));
  }

  private answer(): void {
    const what = this.request?.what;
    this.request = null;
    this.take(catchUp(this.facts, this.history.policy, this.history.calendar, this.now));
    if (this.facts.asked === null || this.facts.asked !== what) return;
    const { mail, facts: judged } = this;
    const decided = decideNotifications(this.state(this.next(this.world.capped)), this.now);
    this.facts = decided.timelines.get(TIMELINE) ?? judged;
    if (decided.recalled.length > 0) this.mail = null;
    for (const { record, because } of decided.withheld) this.record(record, 'WITHHOLD', because, judged);
    for (const [record] of decided.messages) this.record(record, 'SEND', null, judged);
    // It is looked at again and again until the message has landed.
    if (mail !== null && !mail.recallable && this.facts.untold !== null)
      this.facts = applyPutOff(this.facts, this.opening(mail.endsAt)).facts;
  }

  /** @param isFull whether the cap of the day is used up by something else */
  private state(isFull: boolean): CandidateState {
    const { policy, calendar, candidateZone: zone, start } = this.history;
    const full = { id: 'full', decidedAt: this.now, counts: true, stage: 'ENDED', tells: [] } as const;
    const mail = this.mail && {
      id: 'mail',
      decidedAt: this.mail.sentAt,
      counts: false,
      stage: this.mail.recallable ? ('RECALLABLE' as const) : ('LEAVING' as const),
      tells: [
        {
          kind: 'TIMELINE_SET' as const,
          timelineId: TIMELINE,
          revision: this.mail.revision,
          rung: null,
          outcomeId: null,
        },
      ],
    };
    const timeline = { id: TIMELINE, applicationId: 'application', setAt: start, facts: this.facts };
    return {
      zone,
      suppressed: false,
      declinesNotes: false,
      dailyCap: isFull ? 1 : null,
      timelines: [{ ...timeline, rules: { policy, calendar } }],
      outcomes: [],
      messages: [...(isFull ? [full] : []), ...(mail === null ? [] : [mail])],
    };
  }

  private record(
    record: NotificationRecord,
    decision: RecordedChange['decision'],
    because: WithheldBecause | null,
    judged: TimelineFacts,
  ): void {
    if ('sinceRevision' in record) {
      const { sinceRevision: from, revision: through } = record;
      this.changes.push({ decision, because, from, through, at: this.now });
      if (decision === 'SEND') this.mail = { ...termsOf(judged), ...this.post() };
    }
    if ('promise' in record) this.tellNote(record);
  }

  private post(): UnderWay {
    const { minutes, ...mail } = this.next(this.world.mails);
    return { ...mail, sentAt: this.now, endsAt: this.now.add({ minutes }) };
  }

  private tellNote(note: Note): void {
    const { disclosed, untold, inFlight, lastTouchAt: touchedAt } = this.facts;
    if (disclosed === null) throw new Error('nothing was promised that could pass');
    const record = { ...note, date: disclosed.decisionDate, at: this.now, touchedAt };
    this.notes.push(record);
    const isUnderWay = this.noteMails.some(({ promise }) => promise === note.promise);
    if (untold !== null || inFlight !== null || isUnderWay) this.notesOverUntold.push(record);
    this.noteMails = [...this.noteMails, { ...note, ...this.post() }];
  }

  private endNote(noteMail: NoteMail): void {
    this.noteMails = this.noteMails.filter((mail) => mail !== noteMail);
    const { policy } = this.history;
    this.take(catchUp(this.facts, policy, this.history.calendar, this.now));
    if (noteMail.end === 'failed') this.take(applyNoteFailed(this.facts, noteMail.promise, policy));
    else this.take(applyNoteAccepted(this.facts, noteMail.promise, noteMail.number, this.now));
  }

  private endMail(): void {
    const { mail } = this;
    if (mail === null) return;
    this.mail = null;
    this.take(catchUp(this.facts, this.history.policy, this.history.calendar, this.now));
    if (mail.end === 'failed') this.take(applySendEnded(this.facts, mail.revision));
    else {
      this.disclosures.push(this.now);
      this.take(applyDisclosed(this.facts, mail, this.now));
    }
  }

  /** True if no message is on its way any more. */
  private recall(): boolean {
    if (this.mail === null) return true;
    if (!this.mail.recallable) return false;
    this.take(applySendEnded(this.facts, this.mail.revision));
    this.mail = null;
    return true;
  }

  private opening(at: Temporal.Instant): Temporal.Instant {
    const { policy, calendar, candidateZone } = this.history;
    return nextOpening(at, policy.sendingWindow, candidateZone, calendar);
  }

  private take(step: Step): void {
    this.facts = step.facts;
    this.keep(step);
  }

  private keep({ effects }: Step): void {
    for (const effect of effects) this.keepOne(effect);
  }

  private keepOne(effect: Effect): void {
    if (effect.kind === 'REVISED') this.revisions.push(effect.revision);
    else if (effect.kind === 'SLIPPED') this.slips.push(effect.slip);
    else if (effect.kind === 'DROPPED') {
      const { because, sinceRevision: from, revision: through } = effect.changes;
      this.changes.push({ decision: 'WITHHOLD', because, from, through, at: this.now });
    } else if (effect.kind === 'NOTICE_DUE') {
      const minutes = this.next(this.world.notifierLagMinutes);
      this.request = { what: effect.what, at: this.now.add({ minutes }) };
    }
  }

  private next<T>(list: readonly T[]): T {
    const turn = this.turns.get(list) ?? 0;
    this.turns.set(list, turn + 1);
    const item = list[turn % list.length];
    if (item === undefined) throw new Error('the world needs at least one of each');
    return item;
  }
}
