/** One answer of a relay, as it may be stored and shown. */
export interface SmtpReply {
  /** 0 when the line did not start with one. */
  readonly code: number;
  readonly enhanced: string | null;
  readonly text: string;
}

// Enough to recognise any real answer. A relay chooses this text, and it ends up in our ledger and on a page.
const MAX_TEXT = 512;

export function parseReply(raw: string): SmtpReply {
  const [, code, enhanced] = /^([2-5]\d\d)(?:[ -](?:([245]\.\d{1,3}\.\d{1,3})(?=\s|$))?|$)/.exec(raw) ?? [];
  return { code: Number(code ?? 0), enhanced: enhanced ?? null, text: legible(raw) };
}

/** One line without control or bidirectional characters. */
export function legible(text: string): string {
  const visible = text.toWellFormed().replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ');
  return visible.trim().slice(0, MAX_TEXT).toWellFormed();
}
