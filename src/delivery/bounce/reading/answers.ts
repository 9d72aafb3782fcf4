import type { SmtpCommand } from '../../diagnosis/diagnosis.js';
import { readDiagnostic } from '../../diagnosis/read-diagnostic.js';

/** An answer of a mail server as a report for people repeats it. */
export interface QuotedReply {
  readonly code: number | null;
  readonly enhanced: string | null;
  readonly text: string;
  readonly command: SmtpCommand | null;
}

// As long as an answer that is kept.
const longest = 512;
// A report of one mail tells of few recipients; a transcript repeats itself.
const mostAnswers = 20;

const code = '[45]\\d\\d';
const enhanced = '[45]\\.\\d{1,3}\\.\\d{1,3}';
// A reply code after what leads to one, or an enhanced status alone.
const start = new RegExp(
  [
    `(?:^|[:<>(\\["'|]|\\b(?:said|was|returned|responded|answered|with|code|error|response|smtp|reason|message))[ \\t]*:?[ \\t]*(${code})(?=[ \\t:;-]|$)`,
    `(?:^|[\\s(\\[:#])#?(${enhanced})(?![\\d.])`,
  ].join('|'),
  'gim',
);

const commands: readonly (readonly [RegExp, SmtpCommand])[] = [
  [
    /initial connection|refused to talk|connected to .{0,60} but (?:greeting|connection)|greeting|\bhelo\b|\behlo\b/i,
    'CONNECT',
  ],
  [/mail[ _]from|sender was rejected/i, 'MAIL'],
  [/rcpt[ _]to|does not like recipient/i, 'RCPT'],
  [/end of data|final data|\bdata\b|after i sent the message|message body/i, 'DATA'],
];

/** The answers that a text repeats, in its order. */
export function answersIn(told: string): QuotedReply[] {
  const found: QuotedReply[] = [];
  for (const match of told.matchAll(start)) {
    if (found.length === mostAnswers) break;
    const at = match.index + match[0].length - (match[1] ?? match[2] ?? '').length;
    const said = oneAnswer(told.slice(at, at + 2 * longest));
    found.push({
      ...readDiagnostic(said, null),
      text: said,
      command: commandOf(told.slice(Math.max(0, at - longest), at), said),
    });
  }
  return found;
}

// An empty line, another line of a transcript, an address alone, or one at the margin with what was said of it.
const ending =
  /\n[ \t]*(?:\n|>>>|<<<|\.\.\. while|---|["<]?[^\s<>"]+@[^\s<>"]+[>":]*[ \t]*(?:\n|$))|\n["<]?[^\s<>"]+@[^\s<>"]+[">]?(?::| )/;

/** To the end of its paragraph, or to where another answer or command begins. */
function oneAnswer(text: string): string {
  const end = text.slice(1).search(ending);
  const whole = end < 0 ? text : text.slice(0, end + 1);
  return whole.replace(/\s+/g, ' ').trim().slice(0, longest);
}

/** What stands nearest before the answer, or in brackets behind it. */
function commandOf(before: string, said: string): SmtpCommand | null {
  const behind = /\(in reply to ([^)]*)\)|\[((?:RCPT|MAIL)_(?:TO|FROM)|DATA|CONNECT)\]/i.exec(said);
  const near = behind?.[1] ?? behind?.[2] ?? before.slice(before.lastIndexOf('\n\n') + 1).slice(-200);
  let last: { at: number; command: SmtpCommand } | null = null;
  for (const [pattern, command] of commands) {
    const at = near.search(pattern);
    if (at >= 0 && (last === null || at > last.at)) last = { at, command };
  }
  return last?.command ?? null;
}
