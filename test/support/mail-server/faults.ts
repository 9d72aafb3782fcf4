/** The moments of a conversation at which the server can misbehave; each stands for the answer it gives then. */
export type EarlyMoment = 'greeting' | 'ehlo' | 'auth';
export type MailMoment = 'mail' | 'rcpt' | 'data' | 'dot';

/**
 * What it does instead of its usual answer. `hang` never answers again and leaves the socket open; `drop` closes it,
 * `reset` sends RST; `drip` answers one byte each so many milliseconds and never ends the answer (slow loris).
 */
export type Misbehaviour = 'hang' | 'drop' | 'reset' | { readonly reply: string } | { readonly dripEveryMs: number };

/** Connections and mails are counted from 1, beginning with the call of `behave`; without a number: every one. */
export type Fault =
  | { readonly at: EarlyMoment; readonly does: Misbehaviour; readonly onConnection?: number }
  | {
      readonly at: MailMoment;
      readonly does: Misbehaviour;
      readonly onConnection?: number;
      /** Counted over all connections, by MAIL FROM. */
      readonly onMail?: number;
      /** Only when this recipient is among those named so far: at `rcpt`, the one being named. */
      readonly to?: string;
    };

export interface Situation {
  readonly at: EarlyMoment | MailMoment;
  readonly connection: number;
  /** 0 before the first MAIL FROM of this connection. */
  readonly mail: number;
  readonly from: string;
  readonly to: readonly string[];
}

/** The first fault that fits decides. A function decides by itself: "every twentieth mail", "until told otherwise". */
export type Script = Fault | readonly Fault[] | ((situation: Situation) => Misbehaviour | undefined);

export function misbehaviourIn(script: Script, situation: Situation): Misbehaviour | undefined {
  if (typeof script === 'function') return script(situation);
  const faults = 'does' in script ? [script] : script;
  return faults.find((fault) => fits(fault, situation))?.does;
}

function fits(fault: Fault, situation: Situation): boolean {
  if (fault.at !== situation.at) return false;
  if (fault.onConnection !== undefined && fault.onConnection !== situation.connection) return false;
  if ('onMail' in fault && fault.onMail !== undefined && fault.onMail !== situation.mail) return false;
  if (!('to' in fault) || fault.to === undefined) return true;
  const named = situation.at === 'rcpt' ? situation.to.slice(-1) : situation.to;
  return named.includes(fault.to);
}
