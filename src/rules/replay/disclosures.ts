import type { Temporal } from 'temporal-polyfill';
import { laterOf } from '../calendar/instants.js';
import { lastDisclosure, type WithoutIt } from '../timeline/apply-disclosed.js';
import type { Revision } from '../timeline/revision.js';
import type { DisclosureKind } from '../timeline/step.js';
import type { RevisionTerms } from '../timeline/timeline-facts.js';

/** What a candidate came to know of one timeline, and when. */
export class Disclosures {
  readonly #terms = new Map<number, RevisionTerms>();
  #standing: { readonly revision: number; readonly how: DisclosureKind; readonly at: Temporal.Instant }[] = [];
  readonly #touches: Temporal.Instant[] = [];

  revised({ number: revision, toDate: decisionDate, precision, heldUntil }: Revision): void {
    this.#terms.set(revision, { revision, decisionDate, precision, heldUntil });
  }

  disclosed(revision: number, how: DisclosureKind, at: Temporal.Instant): void {
    if (how === 'WITHDRAWN') this.#standing = this.#but(revision);
    else this.#standing.push({ revision, how, at });
  }

  /** A note was accepted or a contact logged. */
  touched(at: Temporal.Instant): void {
    this.#touches.push(at);
  }

  /** What stands when the message of that revision has come back. */
  standing(revision: number): WithoutIt {
    const others = this.#but(revision);
    const upTo = others.filter((each) => each.revision <= revision).sort((a, b) => a.revision - b.revision);
    const known = [...Map.groupBy(upTo, (each) => each.revision)].flatMap(([number, [first]]) => {
      const terms = this.#terms.get(number);
      return terms === undefined || first === undefined ? [] : [{ ...terms, at: first.at }];
    });
    // A page touches nobody.
    const heard = others.flatMap(({ how, at }) => (how === 'SEEN' ? [] : [at]));
    const touchedAt = [...this.#touches, ...heard].reduce<Temporal.Instant | null>(
      (last, at) => (last === null ? at : laterOf(last, at)),
      null,
    );
    return { before: lastDisclosure(known), touchedAt };
  }

  /** What a member said, or a page showed, does not come back. */
  #but(revision: number) {
    return this.#standing.filter((each) => each.revision !== revision || each.how !== 'ACCEPTED');
  }
}
