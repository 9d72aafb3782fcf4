import type { MailFact } from './mail-body.js';

/** A mail before it becomes text or HTML: both parts are made of this, so that they say the same. */
export interface MailContent {
  locale: string;
  direction: 'ltr' | 'rtl';
  subject: string;
  preheader: string;
  headline: string;
  greeting: string;
  paragraphs: string[];
  note: { label: string; text: string } | null;
  facts: MailFact[];
  contact: { sentence: string; name: string; email: string | null };
  closing: string;
  organization: string;
  footer: string;
}
