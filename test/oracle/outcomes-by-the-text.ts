/** Rules 9, 10 and 17: decisions, when each is told, and in what record it ends. */
import { dayOf, firstInstantOf, MINUTE, overAt, steps } from './days.js';
import { lastBefore, opensAt } from './openings-by-the-text.js';
import type { TimelineByTheText } from './timeline-by-the-text.js';
import type { HappenedOf, Item, JobTerms, Outcome, Terms } from './words.js';

interface Told {
  readonly terms: () => Terms;
  readonly suppressed: () => boolean;
  readonly of: (application: string) => readonly TimelineByTheText[];
  readonly write: (at: number, line: string) => void;
  readonly sent: (items: readonly Item[]) => void;
}

export class OutcomesByTheText {
  readonly #outcomes: Outcome[] = [];

  constructor(private readonly candidate: Told) {}

  decide({ at, id, application, outcome: kind, tell }: HappenedOf<'DECIDE'>): void {
    this.supersede((each) => each.application === application && !each.told, 'SUPERSEDED', at);
    for (const each of this.candidate.of(application).filter(({ isOpen }) => isOpen)) {
      each.drop('DECIDED', at);
      each.decided = true;
    }
    const flags = { recorded: false, told: false, overAt: null, unreached: false, againSince: null };
    this.#outcomes.push({ id, application, kind, decidedAt: at, tell, ...flags });
  }

  supersede(which: (outcome: Outcome) => boolean, because: string, now: number): void {
    for (const outcome of this.#outcomes.filter((each) => each.overAt === null && which(each))) {
      if (!outcome.recorded && !outcome.told) this.#record(now, outcome, because);
      outcome.overAt = now;
    }
  }

  /** A member told them the decision that holds. */
  toldByMember(application: string, now: number): void {
    const latest = this.#outcomes.findLast((each) => each.application === application && each.overAt === null);
    if (latest === undefined || latest.told) return;
    if (!latest.recorded) this.#record(now, latest, 'TOLD_BY_MEMBER');
    this.#know(latest, now);
  }

  due(now: number): void {
    // What is due at an instant is due by what stood at it, whichever is told first.
    const isWaiting = (each: Outcome) => each.overAt === null && !each.recorded && !each.told;
    for (const outcome of this.#outcomes.filter((each) => isWaiting(each) && this.#tellsAt(each, now) <= now)) {
      if (this.candidate.suppressed()) {
        outcome.unreached = true;
        this.#record(now, outcome, 'SUPPRESSED');
        continue;
      }
      this.#record(now, outcome, null);
      outcome.unreached = false;
      const next = this.#next(outcome, now);
      const kind = `OUTCOME_${outcome.kind}`;
      const promised = next && { timeline: next.id, kind: 'TIMELINE_SET', revision: next.revision, note: null };
      this.candidate.sent([{ outcome: outcome.id, kind }, ...(promised ? [promised] : [])]);
      this.#know(outcome, now);
      if (next === undefined) continue;
      next.record(now, 'TIMELINE_SET', null);
      next.untold = null;
      next.know('MAIL', now);
    }
  }

  /** Rule 10: a date that was promised with the decision to go on goes with its mail. */
  #next({ kind, application, decidedAt }: Outcome, now: number): TimelineByTheText | undefined {
    if (kind !== 'ADVANCED') return undefined;
    const together = this.candidate.of(application).find((each) => each.setAt === decidedAt && each.isOpen);
    const isNew = together?.untold != null && together.known === null && together.held === null;
    return isNew && now < together.over(together.date) ? together : undefined;
  }

  /** A decision after which another was recorded is told no more. */
  cameBack(id: string, now: number): void {
    for (const outcome of this.#outcomes.filter((each) => each.id === id)) {
      outcome.told = false;
      outcome.unreached = true;
      const latest = this.#outcomes.findLast(
        (each) => each.application === outcome.application && each.overAt === null,
      );
      if (latest !== outcome) this.supersede((each) => each === outcome, 'SUPERSEDED', now);
    }
  }

  tellAgain(now: number): void {
    for (const outcome of this.#outcomes)
      if (outcome.overAt === null && !outcome.told && outcome.unreached) {
        outcome.recorded = false;
        outcome.againSince = now;
      }
  }

  #know(outcome: Outcome, now: number): void {
    outcome.told = true;
    outcome.recorded = true;
    for (const each of this.candidate.of(outcome.application)) if (each.decided) each.close('TOLD', now);
  }

  #record(now: number, outcome: Outcome, because: string | null): void {
    outcome.recorded = true;
    this.candidate.write(now, `${outcome.id} OUTCOME_${outcome.kind}${because === null ? '' : ` (${because})`}`);
  }

  /** Rule 16: it waits for a person, who lets it go at once. */
  #takesBackYes({ application, kind, decidedAt }: Outcome): boolean {
    const wasYes = (each: Outcome) => each.application === application && each.kind === 'HIRED' && each.overAt !== null;
    return (
      kind === 'REJECTED' && this.#outcomes.some((each) => wasYes(each) && (each.told || each.overAt === decidedAt))
    );
  }

  /** What is told again and missed its opening waits for the next one. */
  #tellsAt(outcome: Outcome, now: number): number {
    const usual = this.#leavesAt(outcome);
    return outcome.againSince !== null && usual < now ? this.#leavesAt({ ...outcome, againSince: now }) : usual;
  }

  #leavesAt(outcome: Outcome): number {
    const { application, kind, decidedAt, tell, againSince } = outcome;
    const { candidateZone: zone, jobs } = this.candidate.terms();
    const terms = jobs[application] as JobTerms;
    const approved = againSince ?? decidedAt + (this.#takesBackYes(outcome) ? 0 : terms.approvalMinutes * MINUTE);
    if (tell === 'NOW') return approved;
    const day = dayOf(decidedAt, zone);
    const wanted = tell === 'USUAL' ? steps(day, kind === 'REJECTED' ? terms.delayDays : 0) : tell;
    const from = kind === 'HIRED' ? approved : Math.max(approved, firstInstantOf(wanted, zone));
    let limit = overAt(steps(day, terms.maxDelayDays), zone);
    for (const { closed, known, terms: own } of this.candidate.of(application)) {
      if (closed !== null || known === null || known.held !== null) continue;
      const over = overAt(known.date, own.zone);
      if (decidedAt < over) limit = Math.min(limit, over);
    }
    const next = opensAt(from, terms, zone);
    // A limit that was over when it could be told again binds it no more.
    if (againSince !== null && againSince >= limit) return next;
    return next < limit ? next : (lastBefore(limit, approved, terms, zone) ?? approved);
  }
}
