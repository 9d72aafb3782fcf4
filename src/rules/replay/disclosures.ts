import type { Temporal } from 'temporal-polyfill';
import { laterOf } from '../calendar/instants.js';
import { lastDisclosure } from '../timeline/apply-disclosed.js';
import type { Revision } from '../timeline/revision.js';
import type { DisclosureKind } from '../timeline/step.js';
import type { Disclosure, RevisionTerms } from '../timeline/timeline-facts.js';

/** What a candidate came to know of one timeline, and when. */
export class Disclosures {
  readonly #terms = new Map<number, RevisionTerms>();
  readonly #standing = new Map<number, Temporal.Instant>();
  #touches: { readonly at: Temporal.Instant; readonly revision: number | null }[] = [];

  revised({ number: revision, toDate: decisionDate, precision, heldUntil }: Revision): void {
    this.#terms.set(revision, { revision, decisionDate, precision, heldUntil });
  }

  disclosed(revision: number, how: DisclosureKind, at: Temporal.Instant): void {
    if (how === 'WITHDRAWN') this.#touches = this.#touches.filter((each) => each.revision !== revision);
    // A page touches nobody, and what a member said does not come back.
    else if (how !== 'SEEN') this.#touches.push({ at, revision: how === 'ACCEPTED' ? revision : null });
    if (how === 'WITHDRAWN') this.#standing.delete(revision);
    else if (!this.#standing.has(revision)) this.#standing.set(revision, at);
  }

  /** A note was accepted or a contact logged. */
  touched(at: Temporal.Instant): void {
    this.#touches.push({ at, revision: null });
  }

  /** The last touch but for the message of that revision; null: none. */
  touchedBut(revision: number): Temporal.Instant | null {
    const others = this.#touches.filter((each) => each.revision !== revision);
    return others.reduce<Temporal.Instant | null>((last, { at }) => (last === null ? at : laterOf(last, at)), null);
  }

  /** What they knew before that revision, by what did not come back; null: nothing. */
  before(revision: number): Disclosure | null {
    const earlier = [...this.#standing].filter(([number]) => number < revision).sort(([a], [b]) => a - b);
    return lastDisclosure(
      earlier.flatMap(([number, at]) => {
        const terms = this.#terms.get(number);
        return terms === undefined ? [] : [{ ...terms, at }];
      }),
    );
  }
}
