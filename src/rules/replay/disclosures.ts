import type { Temporal } from 'temporal-polyfill';
import { lastDisclosure } from '../timeline/apply-disclosed.js';
import type { Revision } from '../timeline/revision.js';
import type { DisclosureKind } from '../timeline/step.js';
import type { Disclosure, RevisionTerms } from '../timeline/timeline-facts.js';

/** What a candidate came to know of one timeline, and when. */
export class Disclosures {
  readonly #terms = new Map<number, RevisionTerms>();
  readonly #standing = new Map<number, Temporal.Instant>();

  revised({ number: revision, toDate: decisionDate, precision, heldUntil }: Revision): void {
    this.#terms.set(revision, { revision, decisionDate, precision, heldUntil });
  }

  disclosed(revision: number, how: DisclosureKind, at: Temporal.Instant): void {
    if (how === 'WITHDRAWN') this.#standing.delete(revision);
    else if (!this.#standing.has(revision)) this.#standing.set(revision, at);
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
