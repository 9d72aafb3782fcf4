/**
 * What a candidate is told, by the words of the rules of time (docs/time.md) and nothing of the code they are held against: dates are
 * ISO strings, instants epoch milliseconds, and time goes on quarter hour by quarter hour.
 */
import { dayOf, isInWindow, plusBusinessDays, step, steps } from '../rules/calendar.oracle.js';
import { lastBefore, opensAt } from './openings-by-the-text.js';
import {
  eightOf,
  firstInstantOf,
  type Happened,
  iso,
  type Outcome,
  QUARTER,
  type Terms,
  type Timeline,
} from './words.js';

/** One line for each record and slip, in order. */
export class ToldByTheText {
  readonly lines: string[] = [];
  readonly #timelines = new Map<string, Timeline>();
  readonly #outcomes: Outcome[] = [];
  readonly #sentOn: string[] = [];

  constructor(private readonly terms: Terms) {}

  live(events: readonly Happened[], end: number): readonly string[] {
    const { settling, settlingAtMost } = this.terms;
    const stops = new Set<number>();
    const from = events[0]?.at ?? end;
    for (let at = Math.ceil(from / QUARTER) * QUARTER; at < end; at += QUARTER) stops.add(at).add(at + settling);
    for (const { at } of events)
      stops
        .add(at)
        .add(at + settling)
        .add(at + settlingAtMost);
    const due = [...events];
    for (const at of [...stops].filter((stop) => stop < end).sort((a, b) => a - b)) {
      this.#facts(at);
      for (let [event] = due; event?.at === at; [event] = due) {
        due.shift();
        this.#happen(event);
        this.#facts(at);
      }
      this.#outcomesDue(at);
      this.#noticesDue(at);
      // What was promised just now bounds what is decided.
      this.#outcomesDue(at);
    }
    return this.lines;
  }

  /** Rules 3, 4 and 14: holds end, changes settle, dates pass. */
  #facts(now: number): void {
    for (const each of this.#timelines.values()) {
      if (each.closed) continue;
      if (!each.decided && each.held !== null && firstInstantOf(each.held, this.terms.zone) <= now)
        this.#resume(each, firstInstantOf(each.held, this.terms.zone));
      this.#settle(each, now);
      const { known } = each;
      if (known === null || each.held !== null || each.broken.includes(known.promise)) continue;
      const due = this.#afterHold(each, Math.max(this.#over(known.date), known.at));
      if (due <= now) this.#break(each, 'PASSED', due);
    }
  }

  #settle(each: Timeline, now: number): void {
    const { untold, asking } = each;
    if (untold === null || untold.settled || this.#waitsForResume(each) || asking === 'LATER') return;
    const rested = Math.min(untold.last + this.terms.settling, untold.first + this.terms.settlingAtMost);
    const asked = asking === null ? 0 : this.#over(plusBusinessDays(asking.day, 1, this.terms.isOpen));
    const due = Math.max(rested, asked);
    if (due > now) return;
    untold.settled = true;
    each.asking = null;
    const { known } = each;
    if (known !== null && each.date > known.date && each.dateSetAt < this.#over(known.date))
      this.#break(each, 'EXTENDED', due);
  }

  #break(each: Timeline, kind: string, at: number): void {
    const promise = each.known?.promise ?? 0;
    if (each.known === null || each.broken.includes(promise)) return;
    each.broken.push(promise);
    this.lines.push(`${iso(at)} ${each.id} slip ${kind} of ${promise}`);
  }

  #over(date: string): number {
    return firstInstantOf(step(date, 1), this.terms.zone);
  }

  #afterHold({ resumedAt }: Timeline, due: number): number {
    return resumedAt === null || resumedAt < due ? due : resumedAt + this.terms.settling;
  }

  #revise(each: Timeline, kind: string, now: number, confirmed = false): void {
    const { untold } = each;
    const rested = untold && Math.min(untold.last + this.terms.settling, untold.first + this.terms.settlingAtMost);
    each.revision += 1;
    each.untold = {
      kinds: [...(untold?.kinds ?? []), kind],
      first: untold !== null && rested !== null && now < rested ? untold.first : now,
      last: now,
      settled: false,
      confirmed: confirmed || (untold?.confirmed ?? false),
    };
    each.waitsUntil = 0;
  }

  #resume(each: Timeline, now: number): void {
    each.held = null;
    each.resumedAt = now;
    if (each.asking === 'LATER') each.asking = this.#askingFrom(now);
    this.#revise(each, 'RESUMED', now);
  }

  #askingFrom(now: number) {
    const { recruiterZone: zone, isOpen } = this.terms;
    let day = dayOf(now, zone);
    while (!isOpen(day) || eightOf(day, zone) < now) day = step(day, 1);
    return { day, at: eightOf(day, zone) };
  }

  #net({ known, held, date, precision, untold }: Timeline): string {
    if (known === null) return 'SET';
    if (held !== known.held) return held === null ? 'RESUMED' : 'HELD';
    if (date !== known.date) return date > known.date ? 'EXTENDED' : 'ADVANCED';
    return precision !== known.precision || untold?.confirmed ? 'RECONFIRMED' : 'UNCHANGED';
  }

  /** Rule 14: while held only `HELD`, or a hold undone, is judged. */
  #waitsForResume(each: Timeline): boolean {
    if (each.held === null) return false;
    const net = this.#net(each);
    const undone = net === 'UNCHANGED' && each.untold?.kinds.some((kind) => kind === 'HELD' || kind === 'RESUMED');
    return net !== 'HELD' && !undone;
  }

  #know(each: Timeline, now: number): void {
    const { known, date, precision, held, revision } = each;
    each.touch = now;
    if (known?.revision === revision) return;
    if (known !== null && date > known.date && Math.min(each.dateSetAt, now) < this.#over(known.date))
      this.#break(each, 'EXTENDED', now);
    const promise = known?.date === date ? known.promise : revision;
    each.known = { date, precision, held, promise, revision, at: now };
  }

  #drop(each: Timeline, because: string, now: number): void {
    if (each.untold !== null) this.#record(now, each.id, `TIMELINE_${each.untold.kinds.at(-1)}`, because);
    each.untold = null;
  }

  #toldByMember(each: Timeline, now: number): void {
    each.asking = null;
    this.#know(each, now);
    this.#drop(each, 'TOLD_BY_MEMBER', now);
  }

  #record(at: number, about: string, kind: string, because: string | null): void {
    this.lines.push(`${iso(at)} ${about} ${kind}${because === null ? '' : ` (${because})`}`);
  }

  #of(application: string): Timeline[] {
    return [...this.#timelines.values()].filter((each) => each.application === application);
  }

  #happen(event: Happened): void {
    const { at: now } = event;
    if (event.kind === 'SET' || event.kind === 'INTERVIEW') this.#begin(event, now);
    else if ('timeline' in event) this.#change(event, now);
    else if (event.kind === 'CONTACT') this.#contact(event, now);
    else if (event.kind === 'SUPERSEDE') this.#supersede((outcome) => outcome.id === event.id, 'SUPERSEDED', now);
    else this.#end(event, now);
  }

  #end(event: Extract<Happened, { kind: 'DECIDE' | 'END' }>, now: number): void {
    const own = this.#of(event.application);
    if (event.kind === 'END') {
      this.#supersede((outcome) => outcome.application === event.application, 'CANCELLED', now);
      for (const each of own.filter(({ closed }) => !closed)) {
        this.#drop(each, 'CANCELLED', now);
        each.closed = true;
      }
      return;
    }
    for (const each of own.filter(({ decided, closed }) => !decided && !closed)) {
      this.#drop(each, 'DECIDED', now);
      each.decided = true;
    }
    const { id, application, outcome: kind, tell } = event;
    this.#outcomes.push({ id, application, kind, decidedAt: now, tell, over: null });
  }

  #begin(event: Extract<Happened, { kind: 'SET' | 'INTERVIEW' }>, now: number): void {
    const { zone, isOpen } = this.terms;
    const { timeline: id, application } = event;
    let date = 'date' in event ? event.date : '';
    if (event.kind === 'INTERVIEW') {
      const [day, today] = [dayOf(event.completed, zone), dayOf(now, zone)];
      date = plusBusinessDays(day, 5, isOpen);
      const soonest = plusBusinessDays(today, 2, isOpen);
      if (day < today && date < soonest) date = soonest;
    }
    const nothing = { held: null, resumedAt: null, known: null, broken: [], passed: null, touch: null };
    const open = { revision: 0, untold: null, asking: null, waitsUntil: 0, decided: false, closed: false };
    const each: Timeline = { id, application, date, dateSetAt: now, precision: 'DAY', ...nothing, ...open };
    this.#timelines.set(id, each);
    this.#revise(each, 'SET', now);
    if (event.kind === 'INTERVIEW') each.asking = this.#askingFrom(now);
    else if (event.told) this.#toldByMember(each, now);
  }

  #change(event: Extract<Happened, { kind: 'MOVE' | 'CONFIRM' | 'RESUME' | 'HOLD' }>, now: number): void {
    const each = this.#timelines.get(event.timeline);
    if (each === undefined || each.decided || each.closed) return;
    if (event.kind === 'RESUME') {
      if (each.held === null) return;
      this.#resume(each, now);
    } else if (event.kind === 'HOLD') {
      each.held = event.until;
      if (each.asking !== null && each.asking !== 'LATER' && each.asking.at >= now) each.asking = 'LATER';
      this.#revise(each, 'HELD', now);
    } else if (event.kind === 'CONFIRM') {
      each.asking = null;
      this.#revise(each, 'RECONFIRMED', now, true);
    } else if (event.kind === 'MOVE') {
      const confirms = event.date === each.date && event.precision === each.precision;
      const kind = event.date === each.date ? 'RECONFIRMED' : event.date > each.date ? 'EXTENDED' : 'ADVANCED';
      if (event.date !== each.date) each.dateSetAt = now;
      each.date = event.date;
      each.precision = event.precision;
      each.asking = null;
      this.#revise(each, kind, now, confirms);
    }
    if (event.told) this.#toldByMember(each, now);
  }

  #contact({ application, toldDate, toldDecision }: Extract<Happened, { kind: 'CONTACT' }>, now: number): void {
    for (const each of this.#of(application).filter(({ closed }) => !closed)) {
      if (toldDate && !each.decided) this.#toldByMember(each, now);
      else each.touch = Math.max(each.touch ?? now, now);
    }
    if (!toldDecision) return;
    const latest = this.#outcomes.findLast((each) => each.application === application && each.over !== 'SUPERSEDED');
    if (latest === undefined || latest.over !== null) return;
    this.#record(now, latest.id, `OUTCOME_${latest.kind}`, 'TOLD_BY_MEMBER');
    this.#toldOutcome(latest);
  }

  #supersede(which: (outcome: Outcome) => boolean, because: string, now: number): void {
    for (const outcome of this.#outcomes.filter((each) => each.over === null && which(each))) {
      this.#record(now, outcome.id, `OUTCOME_${outcome.kind}`, because);
      outcome.over = 'SUPERSEDED';
    }
  }

  #toldOutcome(outcome: Outcome): void {
    outcome.over = 'TOLD';
    for (const each of this.#of(outcome.application)) if (each.decided) each.closed = true;
  }

  /** Rule 9. */
  #outcomesDue(now: number): void {
    for (const outcome of this.#outcomes) {
      if (outcome.over !== null || this.#outcomeLeaves(outcome) > now) continue;
      this.#record(now, outcome.id, `OUTCOME_${outcome.kind}`, null);
      this.#toldOutcome(outcome);
    }
  }

  #outcomeLeaves({ application, kind, decidedAt, tell }: Outcome): number {
    const { candidateZone: zone, delayDays, maxDelayDays } = this.terms;
    if (tell === 'NOW') return decidedAt;
    const day = dayOf(decidedAt, zone);
    const wanted = tell === 'USUAL' ? steps(day, kind === 'REJECTED' ? delayDays : 0) : tell;
    const from = kind === 'HIRED' ? decidedAt : Math.max(decidedAt, firstInstantOf(wanted, zone));
    let limit = firstInstantOf(steps(day, maxDelayDays + 1), zone);
    for (const { closed, known } of this.#of(application)) {
      if (closed || known === null || known.held !== null) continue;
      const over = this.#over(known.date);
      if (decidedAt < over) limit = Math.min(limit, over);
    }
    const next = opensAt(from, this.terms);
    return next < limit ? next : (lastBefore(limit, decidedAt, this.terms) ?? decidedAt);
  }

  /** Rules 4 to 8: all that is due is judged together, and what is withheld frees the rest. */
  #noticesDue(now: number): void {
    if (!isInWindow(now, this.terms.window, this.terms.candidateZone, this.terms.isOpen)) return;
    const telling = new Map<Timeline, string>();
    for (let changed = true; changed; ) {
      changed = false;
      for (const each of this.#timelines.values()) {
        const due = telling.has(each) ? null : this.#due(each, now);
        if (due === null) continue;
        changed = true;
        const withheld = due === 'CHANGE' ? this.#withheld(each, now) : null;
        if (withheld === null) telling.set(each, due);
        else this.#drop(each, withheld, now);
      }
    }
    if (telling.size === 0) return;
    const today = dayOf(now, this.terms.candidateZone);
    const isFull = this.terms.cap !== null && this.#sentOn.filter((day) => day === today).length >= this.terms.cap;
    if (!isFull) this.#sentOn.push(today);
    for (const [each, due] of telling) {
      if (isFull) each.waitsUntil = firstInstantOf(step(today, 1), this.terms.candidateZone);
      else this.#tell(each, due, now);
    }
  }

  #due(each: Timeline, now: number): string | null {
    const { zone, candidateZone, grace, every, notes, isOpen } = this.terms;
    const { known, untold, passed, touch } = each;
    if (each.decided || each.closed || now < each.waitsUntil) return null;
    if (untold !== null) return untold.settled && !this.#waitsForResume(each) ? 'CHANGE' : null;
    if (known === null || each.held !== null) return null;
    if (passed?.promise !== known.promise) {
      const after = step(plusBusinessDays(known.date, grace, isOpen), 1);
      const due = Math.max(firstInstantOf(after, zone), firstInstantOf(after, candidateZone));
      return this.#afterHold(each, due) <= now ? 'PASSED' : null;
    }
    if (passed.notes >= notes || touch === null) return null;
    const day = plusBusinessDays(dayOf(touch, candidateZone), every, isOpen);
    return this.#afterHold(each, firstInstantOf(day, candidateZone)) <= now ? 'UNDECIDED' : null;
  }

  #withheld(each: Timeline, now: number): string | null {
    const net = this.#net(each);
    if (net === 'UNCHANGED') return 'UNCHANGED';
    return net !== 'HELD' && this.#over(each.date) <= now ? 'DATE_PASSED' : null;
  }

  #tell(each: Timeline, due: string, now: number): void {
    each.waitsUntil = 0;
    if (due === 'CHANGE') {
      this.#record(now, each.id, `TIMELINE_${this.#net(each)}`, null);
      each.untold = null;
      this.#know(each, now);
      return;
    }
    const promise = each.known?.promise ?? 0;
    each.passed = due === 'PASSED' ? { promise, notes: 0 } : { promise, notes: (each.passed?.notes ?? 0) + 1 };
    each.touch = now;
    this.#record(now, each.id, due === 'PASSED' ? 'TIMELINE_PASSED' : `STILL_UNDECIDED ${each.passed.notes}`, null);
  }
}
