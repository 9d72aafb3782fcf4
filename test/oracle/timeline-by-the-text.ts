/** One timeline, by the words of the rules: what was promised, what is untold, what the candidate knows. */
import { dayOf, eightOf, firstInstantOf, iso, MINUTE, overAt, plusBusinessDays, step, steps } from './days.js';
import type { JobTerms } from './words.js';

interface Disclosed {
  readonly revision: number;
  readonly date: string;
  readonly precision: string;
  readonly held: string | null;
  readonly at: number;
  readonly how: 'MAIL' | 'MEMBER';
}

interface Known extends Disclosed {
  /** The first of the revisions that said this date without another in between. */
  readonly promise: number;
}

interface Untold {
  readonly kinds: readonly string[];
  readonly first: number;
  readonly last: number;
  readonly confirmed: boolean;
  settledAt: number | null;
}

type Write = (at: number, line: string) => void;

export class TimelineByTheText {
  revision = 0;
  date = '';
  dateSetAt = 0;
  precision = 'DAY';
  followUp = '';
  held: string | null = null;
  heldByJob = false;
  resumedAt: number | null = null;
  untold: Untold | null = null;
  /** The local day of the digest that asks and its instant; `LATER`: not before a hold is over. */
  asking: { readonly day: string; readonly at: number } | 'LATER' | null = null;
  known: Known | null = null;
  /** The promise whose passing was told, and how many notes after it. */
  passed: { readonly promise: number; readonly notes: number } | null = null;
  waitsUntil = 0;
  decided = false;
  closed: 'MET' | 'MET_LATE' | 'CANCELLED' | null = null;
  /** The last record but notes was of what did not reach the candidate. */
  lastSaid: number | 'NOTHING' | 'SUPPRESSED' = 'NOTHING';
  readonly unreached = new Set<number>();
  readonly #broken = new Set<number>();
  #disclosed: Disclosed[] = [];
  #touches: { readonly at: number; readonly revision: number | null }[] = [];

  constructor(
    readonly id: string,
    readonly application: string,
    readonly setAt: number,
    private readonly termsOf: () => JobTerms,
    private readonly write: Write,
  ) {}

  get terms(): JobTerms {
    return this.termsOf();
  }

  get isOpen(): boolean {
    return !this.decided && this.closed === null;
  }

  /** Rule 6's last touch; null: none. */
  get touch(): number | null {
    return this.#touches.length === 0 ? null : Math.max(...this.#touches.map(({ at }) => at));
  }

  over(date: string): number {
    return overAt(date, this.terms.zone);
  }

  /** Rules 3, 4 and 14: holds end, changes settle, dates pass. */
  facts(now: number): void {
    if (this.closed !== null) return;
    const { zone } = this.terms;
    if (!this.decided && this.held !== null && firstInstantOf(this.held, zone) <= now)
      this.resume(firstInstantOf(this.held, zone));
    this.#settle(now);
    if (this.known === null || this.held !== null || this.#broken.has(this.known.promise)) return;
    const due = this.afterHold(Math.max(this.over(this.known.date), this.known.at));
    if (due <= now) this.#break('PASSED', due);
  }

  #settle(now: number): void {
    const { untold, asking } = this;
    if (untold === null || untold.settledAt !== null || this.waitsForResume() || asking === 'LATER') return;
    const { isOpen } = this.terms;
    const asked = asking === null ? 0 : this.over(plusBusinessDays(asking.day, 1, isOpen));
    const due = Math.max(this.#restedAt(untold), asked);
    if (due > now) return;
    untold.settledAt = due;
    this.asking = null;
    if (this.known !== null && this.date > this.known.date && this.dateSetAt < this.over(this.known.date))
      this.#break('EXTENDED', due);
  }

  #restedAt({ last, first }: Untold): number {
    return Math.min(last + this.terms.settling, first + this.terms.settlingAtMost);
  }

  #break(kind: string, at: number): void {
    if (this.known === null || this.#broken.has(this.known.promise)) return;
    this.#broken.add(this.known.promise);
    this.write(at, `${this.id} slip ${kind} of ${this.known.promise}`);
  }

  /** Rule 14: what fell due during a hold falls due a settling time after its end. */
  afterHold(due: number): number {
    return this.resumedAt === null || this.resumedAt < due ? due : this.resumedAt + this.terms.settling;
  }

  revise(kind: string, now: number, confirmed = false): void {
    const { untold } = this;
    this.revision += 1;
    this.untold = {
      kinds: [...(untold?.kinds ?? []), kind],
      first: untold !== null && now < this.#restedAt(untold) ? untold.first : now,
      last: now,
      settledAt: null,
      confirmed: confirmed || (untold?.confirmed ?? false),
    };
    this.waitsUntil = 0;
  }

  promise(date: string, now: number): void {
    const { zone, isOpen } = this.terms;
    this.date = date;
    this.dateSetAt = now;
    // Rule 12.
    let ahead = 0;
    for (let day = dayOf(now, zone); day < date; day = step(day)) ahead += 1;
    this.followUp = steps(date, Math.min(ahead, 7));
    while (!isOpen(this.followUp)) this.followUp = step(this.followUp);
  }

  hold(until: string, now: number): void {
    this.held = until;
    if (this.asking !== null && this.asking !== 'LATER' && this.asking.at >= now) this.asking = 'LATER';
    this.revise('HELD', now);
  }

  resume(now: number): void {
    this.held = null;
    this.heldByJob = false;
    this.resumedAt = now;
    if (this.asking === 'LATER') this.ask(now);
    this.revise('RESUMED', now);
  }

  /** Rule 13: the first digest from then on. */
  ask(now: number): void {
    const { recruiterZone: zone, isOpen } = this.terms;
    let day = dayOf(now, zone);
    while (!isOpen(day) || eightOf(day, zone) < now) day = step(day);
    this.asking = { day, at: eightOf(day, zone) };
  }

  /** Rule 4. */
  net(): string {
    const { known, held, date, precision, untold } = this;
    if (known === null) return 'SET';
    if (held !== known.held) return held === null ? 'RESUMED' : 'HELD';
    if (date !== known.date) return date > known.date ? 'EXTENDED' : 'ADVANCED';
    return precision !== known.precision || untold?.confirmed ? 'RECONFIRMED' : 'UNCHANGED';
  }

  /** Rule 14: while held only `HELD`, or a hold undone, is judged. */
  waitsForResume(): boolean {
    if (this.held === null) return false;
    const net = this.net();
    const undone = net === 'UNCHANGED' && this.untold?.kinds.some((kind) => kind === 'HELD' || kind === 'RESUMED');
    return net !== 'HELD' && !undone;
  }

  withheldBecause(now: number): string | null {
    const net = this.net();
    if (net === 'UNCHANGED') return 'UNCHANGED';
    return net !== 'HELD' && this.over(this.date) <= now ? 'DATE_PASSED' : null;
  }

  touched(at: number): void {
    this.#touches.push({ at, revision: null });
  }

  /** Rules 3 and 15. */
  know(how: Disclosed['how'], now: number): void {
    const { known, date, precision, held, revision } = this;
    this.#touches.push({ at: now, revision: how === 'MAIL' ? revision : null });
    this.#disclosed.push({ date, precision, held, revision, at: now, how });
    if (known?.revision === revision) return;
    if (known !== null && date > known.date && Math.min(this.dateSetAt, now) < this.over(known.date))
      this.#break('EXTENDED', now);
    const promise = known?.date === date ? known.promise : revision;
    this.known = { date, precision, held, revision, at: now, how, promise };
  }

  /** Rule 17: the message of that revision came back. */
  cameBack(revision: number): void {
    this.unreached.add(revision);
    this.#touches = this.#touches.filter((each) => each.revision !== revision);
    this.#disclosed = this.#disclosed.filter((each) => each.revision !== revision || each.how === 'MEMBER');
    if (this.known?.revision === revision) this.known = this.#standing(revision);
  }

  /** What was disclosed last of these, and the promise that it belongs to. */
  #standing(through: number): Known | null {
    const inOrder = this.#disclosed
      .filter(({ revision }) => revision <= through)
      .sort((a, b) => a.revision - b.revision);
    return inOrder.reduce<Known | null>((known, each) => {
      if (each.revision === known?.revision) return known;
      return { ...each, promise: known?.date === each.date ? known.promise : each.revision };
    }, null);
  }

  drop(because: string, now: number): void {
    if (this.untold !== null) this.record(now, `TIMELINE_${this.untold.kinds.at(-1)}`, because);
    this.untold = null;
    this.waitsUntil = 0;
  }

  toldByMember(now: number): void {
    this.asking = null;
    this.know('MEMBER', now);
    this.drop('TOLD_BY_MEMBER', now);
  }

  record(now: number, kind: string, because: string | null, note: number | null = null): void {
    if (note === null)
      this.lastSaid = because === null ? this.revision : because === 'SUPPRESSED' ? because : 'NOTHING';
    this.write(now, `${this.id} ${kind}${note ? ` ${note}` : ''}${because === null ? '' : ` (${because})`}`);
  }

  close(as: 'CANCELLED' | 'TOLD', now: number): void {
    if (this.closed !== null) return;
    this.drop('CANCELLED', now);
    const isMet = this.known === null || now < this.over(this.known.date);
    this.revision += 1;
    this.closed = as === 'CANCELLED' ? 'CANCELLED' : isMet ? 'MET' : 'MET_LATE';
  }

  /** Rule 17: what did not reach the candidate is told again, as it stands. */
  tellAgain(now: number): void {
    const isUnreached =
      this.lastSaid === 'SUPPRESSED' || (typeof this.lastSaid === 'number' && this.unreached.has(this.lastSaid));
    if (!isUnreached || this.untold !== null || !this.isOpen || (this.known?.revision ?? 0) >= this.revision) return;
    const kind = this.net();
    if (kind === 'UNCHANGED') return;
    const settledAt = now - this.terms.approvalMinutes * MINUTE;
    this.untold = { kinds: [kind], first: now, last: now, confirmed: false, settledAt };
  }

  /** Rule 2 and what is known, for a look at the end. */
  state(now: number): string {
    const { zone, isOpen, notes, every } = this.terms;
    const soon = firstInstantOf(plusBusinessDays(this.date, -2, isOpen), zone);
    const open = now >= this.over(this.date) ? 'SLIPPED' : now >= soon ? 'DUE_SOON' : 'ON_TRACK';
    const status = this.closed ?? (this.held === null ? open : 'ON_HOLD');
    const isAsked = this.isOpen && this.untold === null && this.held === null && this.known !== null;
    const isLast = this.passed !== null && this.passed.promise === this.known?.promise && this.passed.notes >= notes;
    const called = isAsked && isLast && this.touch !== null;
    return [
      `${this.id} ${status} of ${this.date}, follow up on ${this.followUp}, knows ${this.known?.date ?? '-'}`,
      `heard ${this.touch === null ? '-' : iso(this.touch)}, call ${called ? this.#callDay(this.touch ?? 0, every) : '-'}`,
    ].join(', ');
  }

  #callDay(touch: number, every: number): string {
    return plusBusinessDays(dayOf(touch, this.candidateZone()), every, this.terms.isOpen);
  }

  candidateZone: () => string = () => 'UTC';
}
