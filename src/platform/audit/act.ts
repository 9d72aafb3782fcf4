/** What was changed, as the log names it: a type of the schema, and the id of the row. */
export interface Subject {
  readonly type: string;
  readonly id: string;
}

/** One change as the audit log tells of it. */
export interface Act<Done> {
  /** The mutation by its name, or the command as it was typed. */
  readonly action: string;
  /** What was asked for. An instance of its class, which knows what of it is secret. */
  readonly input: object;
  /** What was changed, told from what the change returned; null if it is no single thing. */
  readonly subject: (done: Done) => Subject | null;
  /** It only shows what it would do, or turned out to change nothing: then it leaves no entry. */
  readonly onlyLooks?: boolean | null | undefined | ((done: Done) => boolean);
}

/** Where a change came from. */
export interface Origin {
  readonly address: string;
  readonly requestId: string | null;
}

/** Where a request comes from. */
export function originOf({ ip, id }: { readonly ip: string; readonly id: string }): Origin {
  return { address: ip, requestId: id };
}

/** The subject of a change that returns the id of the row. */
export function rowOf(type: string): (id: string) => Subject {
  return (id) => ({ type, id });
}
