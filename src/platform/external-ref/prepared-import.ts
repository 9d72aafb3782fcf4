import type { Problem } from '../problems/problem.js';

/** Rows of another system that are about to be made, many at once. */
export interface PreparedImport<Refused extends Problem = Problem> {
  /** In their order: the id that each is going to have, or what speaks against it. */
  readonly results: (string | Refused)[];
  /** Stores those that are to be made. It asks all of it at once, before it waits for anything. */
  readonly store: () => Promise<void>;
}
