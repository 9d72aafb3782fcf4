/**
 * What a candidate is told, by the words of the rules of time (docs/time.md) and nothing of the code they are held against: dates are
 * ISO strings, instants epoch milliseconds, and time goes on quarter hour by quarter hour.
 */
import { dayOf, firstInstantOf, iso, MINUTE, plusBusinessDays, QUARTER, step } from './days.js';
import { dueOf, kindOf, type Notice } from './notices-by-the-text.js';
import { OutcomesByTheText } from './outcomes-by-the-text.js';
import { TimelineByTheText } from './timeline-by-the-text.js';
import type { Happened, HappenedOf, Item, JobTerms, Terms } from './words.js';

const ONLY_REASSURES = ['TIMELINE_RECONFIRMED', 'STILL_UNDECIDED'];

type OfTimeline = HappenedOf<'MOVE' | 'CONFIRM' | 'RESUME' | 'HOLD' | 'STOP'>;

/** One line for each record and slip, in order, and one for each timeline as it stands at the end. */
export class ToldByTheText {
  readonly lines: string[] = [];
  /** What each event of the kind `BOUNCE` took back, in order. */
  readonly cameBack: (readonly Item[])[] = [];
  readonly #timelines: TimelineByTheText[] = [];
  readonly #outcomes: OutcomesByTheText;
  readonly #sentOn: number[] = [];
  #last: readonly Item[] = [];
  #suppressed = false;
  #declines = false;

  constructor(private terms: Terms) {
    this.#outcomes = new OutcomesByTheText({
      terms: () => this.terms,
      suppressed: () => this.#suppressed,
      of: (application) => this.#timelines.filter((each) => each.application === application),
      write: (at, line) => this.#write(at, line),
      sent: (items) => {
        this.#last = items;
      },
    });
  }

  live(events: readonly Happened[], end: number): readonly string[] {
    const due = [...events];
    for (const at of this.#stops(events, end)) {
      for (const each of this.#timelines) each.facts(at);
      for (let [event] = due; event?.at === at; [event] = due) {
        due.shift();
        this.#happen(event);
        for (const each of this.#timelines) each.facts(at);
      }
      this.#outcomes.due(at);
      this.#noticesDue(at);
      // What was promised just now bounds what is decided.
      this.#outcomes.due(at);
    }
    this.lines.push(...this.#timelines.map((each) => each.state(end)));
    return this.lines;
  }

  /** Every quarter hour, and the instants that follow from what is done at others. */
  #stops(events: readonly Happened[], end: number): readonly number[] {
    const stops = new Set<number>();
    const every = [this.terms, ...events.flatMap((event) => (event.kind === 'TERMS' ? [event.terms] : []))];
    const jobs = every.flatMap((terms) => Object.values(terms.jobs));
    const add = (from: number) => {
      stops.add(from);
      for (const { settling, settlingAtMost, approvalMinutes } of jobs)
        for (const settled of [from, from + settling, from + settlingAtMost])
          stops.add(settled).add(settled + approvalMinutes * MINUTE);
    };
    for (let at = Math.ceil((events[0]?.at ?? end) / QUARTER) * QUARTER; at < end; at += QUARTER) stops.add(at);
    for (const event of events) {
      add(event.at);
      if ('until' in event) for (const { zone } of jobs) add(firstInstantOf(event.until, zone));
    }
    return [...stops].filter((stop) => stop < end).sort((a, b) => a - b);
  }

  #write(at: number, line: string): void {
    this.lines.push(`${iso(at)} ${line}`);
  }

  #happen(event: Happened): void {
    const { at: now } = event;
    switch (event.kind) {
      case 'SET':
      case 'INTERVIEW':
        this.#begin(event, now);
        break;
      case 'CONTACT':
        this.#contact(event, now);
        break;
      case 'DECIDE':
        this.#outcomes.decide(event);
        break;
      case 'SUPERSEDE':
        this.#outcomes.supersede(({ id }) => id === event.id, 'SUPERSEDED', now);
        break;
      case 'END':
        this.#outcomes.supersede((each) => each.application === event.application && !each.told, 'CANCELLED', now);
        for (const each of this.#of(event.application)) each.close('CANCELLED', now);
        break;
      case 'BOUNCE':
        this.#bounce(now);
        break;
      case 'SUPPRESS':
        this.#suppressed = true;
        break;
      case 'RELEASE':
        this.#suppressed = false;
        this.#outcomes.tellAgain(now);
        for (const each of this.#timelines) each.tellAgain(now);
        break;
      case 'DECLINE':
        this.#declines = true;
        break;
      case 'TERMS':
        this.#another(event.terms, now);
        break;
      case 'HOLD_JOB':
        for (const each of this.#of(event.application).filter((one) => one.isOpen && (!one.held || one.heldByJob))) {
          each.hold(event.until, now);
          each.heldByJob = true;
        }
        break;
      case 'OPEN_JOB':
        for (const each of this.#of(event.application))
          if (each.isOpen && each.held && each.heldByJob) each.resume(now);
        break;
      default:
        this.#change(event, now);
    }
  }

  #of(application: string): TimelineByTheText[] {
    return this.#timelines.filter((each) => each.application === application);
  }

  #begin(event: HappenedOf<'SET' | 'INTERVIEW'>, now: number): void {
    const { timeline: id, application } = event;
    const termsOf = () => this.terms.jobs[application] as JobTerms;
    const each = new TimelineByTheText(id, application, now, termsOf, (at, line) => this.#write(at, line));
    each.candidateZone = () => this.terms.candidateZone;
    this.#timelines.push(each);
    each.promise(event.kind === 'SET' ? event.date : this.#fromInterview(event, each.terms), now);
    each.revise('SET', now);
    if (event.kind === 'INTERVIEW') each.ask(now);
    else if (event.told) each.toldByMember(now);
  }

  /** Rule 13. */
  #fromInterview({ completed, at }: HappenedOf<'INTERVIEW'>, { zone, isOpen }: JobTerms): string {
    const [day, today] = [dayOf(completed, zone), dayOf(at, zone)];
    const date = plusBusinessDays(day, 5, isOpen);
    const soonest = plusBusinessDays(today, 2, isOpen);
    return day < today && date < soonest ? soonest : date;
  }

  #change(event: OfTimeline, now: number): void {
    const each = this.#timelines.find(({ id }) => id === event.timeline);
    if (each === undefined || !each.isOpen) return;
    if (event.kind === 'STOP') {
      each.drop('NOT_APPROVED', now);
      return;
    }
    if (event.kind === 'RESUME') {
      if (each.held === null) return;
      each.resume(now);
    } else if (event.kind === 'HOLD') {
      each.heldByJob = false;
      each.hold(event.until, now);
    } else if (event.kind === 'CONFIRM') {
      each.asking = null;
      each.revise('RECONFIRMED', now, true);
    } else this.#move(each, event, now);
    if (event.told) each.toldByMember(now);
  }

  #move(each: TimelineByTheText, { date, precision }: HappenedOf<'MOVE'>, now: number): void {
    const isSame = date === each.date;
    const kind = isSame ? 'RECONFIRMED' : date > each.date ? 'EXTENDED' : 'ADVANCED';
    const confirms = isSame && precision === each.precision;
    if (!isSame) each.promise(date, now);
    each.precision = precision;
    each.asking = null;
    each.revise(kind, now, confirms);
  }

  #contact({ application, touched, toldDate, toldDecision }: HappenedOf<'CONTACT'>, now: number): void {
    for (const each of this.#of(application).filter(({ closed }) => closed === null)) {
      if (toldDate && !each.decided) each.toldByMember(now);
      else each.touched(touched);
    }
    if (toldDecision) this.#outcomes.toldByMember(application, now);
  }

  /** Rule 17. */
  #bounce(now: number): void {
    const items = this.#last;
    this.cameBack.push(items);
    this.#last = [];
    for (const item of items) {
      if ('outcome' in item) this.#outcomes.cameBack(item.outcome, now);
      const each = 'timeline' in item ? this.#timelines.find(({ id }) => id === item.timeline) : undefined;
      if (each === undefined || !('timeline' in item)) continue;
      if (item.note === null) each.cameBack(item.revision);
      else if (each.passed?.promise === item.revision) this.#noNoteMore(each);
    }
  }

  /** Rule 18: from now on; who has been asked stays asked. */
  #another(terms: Terms, now: number): void {
    this.terms = terms;
    for (const each of this.#timelines.filter(({ closed }) => closed === null)) {
      each.waitsUntil = 0;
      if (each.asking !== null && each.asking !== 'LATER' && each.asking.at >= now) each.ask(now);
    }
  }

  #noNoteMore(each: TimelineByTheText): void {
    if (each.passed !== null) each.passed = { ...each.passed, notes: Math.max(each.passed.notes, each.terms.notes) };
  }

  /** Rules 4 to 8: all that is due is judged together, and what is withheld frees the rest. */
  #noticesDue(now: number): void {
    const telling = new Map<TimelineByTheText, Notice>();
    do {
      for (let changed = true; changed; ) {
        changed = false;
        for (const each of this.#timelines) {
          const due = telling.has(each) ? null : dueOf(each, this.terms.candidateZone, now);
          if (due === null) continue;
          changed = true;
          const withheld = due === 'CHANGE' ? each.withheldBecause(now) : null;
          const because = withheld ?? (this.#suppressed ? 'SUPPRESSED' : null);
          if (because === null) telling.set(each, due);
          else this.#withhold(each, due, because, now);
        }
      }
    } while (this.#declined(telling, now));
    if (telling.size === 0) return;
    const { candidateZone, cap } = this.terms;
    const today = dayOf(now, candidateZone);
    const isFull = cap !== null && this.#sentOn.filter((at) => dayOf(at, candidateZone) === today).length >= cap;
    if (!isFull) this.#sentOn.push(now);
    const items = [...telling].flatMap(([each, due]) => {
      if (!isFull) return [this.#tell(each, due, now)];
      each.waitsUntil = firstInstantOf(step(today), candidateZone);
      return [];
    });
    if (!isFull) this.#last = items;
  }

  /** Whoever does without reassurances gets none that would be all of a message. */
  #declined(telling: Map<TimelineByTheText, Notice>, now: number): boolean {
    const kinds = [...telling].map(([each, due]) => kindOf(each, due));
    if (!this.#declines || telling.size === 0 || !kinds.every((kind) => ONLY_REASSURES.includes(kind))) return false;
    for (const [each, due] of telling) this.#withhold(each, due, 'DECLINED', now);
    telling.clear();
    return true;
  }

  #withhold(each: TimelineByTheText, due: Notice, because: string, now: number): void {
    if (due === 'CHANGE') {
      each.drop(because, now);
      return;
    }
    this.#note(each, because, now);
    this.#noNoteMore(each);
  }

  #tell(each: TimelineByTheText, due: Notice, now: number): Item {
    each.waitsUntil = 0;
    const kind = kindOf(each, due);
    if (due !== 'CHANGE') {
      each.touched(now);
      this.#note(each, null, now);
      return { timeline: each.id, kind, revision: each.passed?.promise ?? 0, note: each.passed?.notes ?? 0 };
    }
    each.record(now, kind, null);
    each.untold = null;
    each.know('MAIL', now);
    each.unreached.delete(each.revision);
    return { timeline: each.id, kind, revision: each.revision, note: null };
  }

  #note(each: TimelineByTheText, because: string | null, now: number): void {
    const promise = each.known?.promise ?? 0;
    const isFirst = each.passed?.promise !== promise;
    each.passed = { promise, notes: isFirst ? 0 : (each.passed?.notes ?? 0) + 1 };
    each.record(now, isFirst ? 'TIMELINE_PASSED' : 'STILL_UNDECIDED', because, each.passed.notes);
  }
}
