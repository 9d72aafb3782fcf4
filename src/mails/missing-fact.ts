import type { MailKind } from './mail-kind.js';

/** A mail without this fact would tell the candidate nothing: a fault of the caller, never sent. */
export class MissingFact extends Error {
  constructor(kind: MailKind, fact: string) {
    super(`${kind} cannot be composed without ${fact}`);
    this.name = 'MissingFact';
  }
}

export function needed<Fact>(fact: Fact | null | undefined, kind: MailKind, name: string): Fact {
  if (fact === null || fact === undefined) throw new MissingFact(kind, name);
  return fact;
}
