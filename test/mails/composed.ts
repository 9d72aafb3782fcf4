import { composeMail } from '../../src/mails/compose-mail.js';
import type { MailFacts, MailTimeline } from '../../src/mails/mail-facts.js';
import { SAMPLE_FACTS, sampleNamed } from './sample-mails.js';

/** The facts of a sample application, with these of its timeline. */
export function withTimeline(timeline: Partial<MailTimeline>, more: Partial<MailFacts> = {}): MailFacts {
  return { ...SAMPLE_FACTS, ...more, timeline: { ...SAMPLE_FACTS.timeline, ...timeline } };
}

export const day = (date: string) => ({ date, precision: 'DAY' as const });

/** A text without its line breaks. */
export const unwrapped = (text: string) => text.replace(/\s+/gu, ' ');

/** The text of a sample, without its line breaks. */
export function textOf(name: string, locale = 'en'): string {
  const { kind, facts } = sampleNamed(name);
  return unwrapped(composeMail(kind, facts, locale).text);
}
