import type { DsnAction } from '../../diagnosis/diagnosis.js';

/** What a report says of one recipient (RFC 3464, RFC 6533). */
export interface RecipientStatus {
  readonly action: DsnAction | null;
  /** RFC 3463, 5.1.1. */
  readonly status: string | null;
  /** What the mail server said, without "smtp;" before it. */
  readonly diagnostic: string | null;
  /** To whom it was addressed, and whom it would have reached after aliases and forwards; lower case. */
  readonly original: string | null;
  readonly final: string | null;
}

const fieldLine = /^[ \t]*([A-Za-z][A-Za-z-]*)[ \t]*:[ \t]*(.*)$/;
const ofRecipient = new Set(['original-recipient', 'final-recipient', 'action', 'status', 'diagnostic-code']);

/**
 * The recipients of a report, in its order. Fields are taken as they come: with blanks before the colon, in another order,
 * a group without an empty line before it, comments behind a value.
 */
export function statusGroups(text: string): RecipientStatus[] {
  const groups: Map<string, string>[] = [];
  let group = new Map<string, string>();
  let open: string | null = null;
  const begin = () => {
    if (group.size > 0) groups.push(group);
    group = new Map();
    open = null;
  };
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.trim() === '') {
      begin();
      continue;
    }
    const [, name, value = ''] = fieldLine.exec(line) ?? [];
    const key = name?.toLowerCase() ?? '';
    if (/^[ \t]/.test(line) && open !== null && !ofRecipient.has(key)) {
      group.set(open, `${group.get(open)} ${line.trim()}`);
    } else if (name !== undefined) {
      // Some leave out the empty line before another recipient.
      if (ofRecipient.has(key) && group.has(key)) begin();
      group.set(key, value.trim());
      open = key;
    }
  }
  begin();
  return joined(groups.filter((each) => [...ofRecipient].some((key) => each.has(key)))).map(recipientOf);
}

/** Some write an empty line between who it is about and what became of them. */
function joined(groups: readonly Map<string, string>[]): ReadonlyMap<string, string>[] {
  const whole: Map<string, string>[] = [];
  for (const group of groups) {
    const before = whole.at(-1);
    const isRest = before !== undefined && !saysWhat(before) && !saysWhom(group);
    if (isRest) for (const [key, value] of group) before.set(key, value);
    else whole.push(group);
  }
  return whole;
}

const saysWhat = (group: ReadonlyMap<string, string>) => group.has('action') || group.has('status');
const saysWhom = (group: ReadonlyMap<string, string>) =>
  group.has('final-recipient') || group.has('original-recipient');

function recipientOf(fields: ReadonlyMap<string, string>): RecipientStatus {
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0] ?? null;
  return {
    action: actionOf(withoutComments(fields.get('action') ?? ''), status, fields.has('will-retry-until')),
    status,
    diagnostic: withoutType(fields.get('diagnostic-code') ?? '') || null,
    original: addressOf(fields.get('original-recipient')),
    final: addressOf(fields.get('final-recipient')),
  };
}

/** Null if nobody can say. Who writes none, or a word of their own, writes a status. */
function actionOf(written: string, status: string | null, isTriedAgain: boolean): DsnAction | null {
  const word = /[a-z-]+/.exec(written.toLowerCase())?.[0] ?? '';
  if (isAction(word)) return word;
  if (/^(?:fail|expire|error|undeliver|reject|bounce)/.test(word)) return 'failed';
  if (/^(?:defer|delay|retr)/.test(word) || isTriedAgain) return 'delayed';
  if (/^(?:deliver|success)/.test(word) || status?.startsWith('2')) return 'delivered';
  return status === null ? null : 'failed';
}

function isAction(word: string): word is DsnAction {
  return ['failed', 'delayed', 'delivered', 'relayed', 'expanded'].includes(word);
}

function withoutComments(value: string): string {
  return value.replace(/\([^()]*\)/g, ' ');
}

/** "smtp; 550 …", "X-Postfix; unknown user". */
function withoutType(value: string): string {
  return value
    .replace(/^[ \t]*[\w-]+[ \t]*;/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function addressOf(value: string | undefined): string | null {
  const address = withoutComments(value ?? '')
    .replace(/^[^;@]*;/, '')
    .replace(/[<>\s]/g, '');
  return address === '' ? null : address.toLowerCase();
}
