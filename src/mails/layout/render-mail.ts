import { linkSlot } from '../../platform/mail-links/mail-links.js';
import type { MailOrganization } from '../mail-facts.js';
import { httpsAddress } from './addresses.js';
import { readableColour } from './brand.js';
import { withoutIsolates } from './isolate.js';
import { withPlainSpaces } from './keep-together.js';
import type { LanguageOfMail, MailContent, SaidContent } from './mail-content.js';
import { renderHtml } from './render-html.js';
import { renderText } from './render-text.js';

/** The logo that this service serves: its address is put in while sending, as those of links are. */
export const OWN_LOGO = linkSlot('logo');

/** Gmail shows no more than 102 KB of a mail without a click. */
export const LARGEST_HTML = 100_000;

export interface RenderedMail {
  /** The language it is written in, BCP 47. */
  locale: string;
  /** One printable line. */
  subject: string;
  /** What inboxes show after the subject. */
  preheader: string;
  /** Both parts hold `{{link:…}}` where their links will be, see `platform/mail-links`. */
  text: string;
  html: string;
}

export function renderMail(
  said: SaidContent,
  { locale, direction, colon }: LanguageOfMail,
  { colour, logoUrl }: MailOrganization,
): RenderedMail {
  const content: MailContent = { ...said, locale, direction, colon };
  return {
    locale: content.locale,
    subject: content.subject,
    preheader: withPlainSpaces(withoutIsolates(content.preheader)),
    text: renderText(content),
    html: renderHtml(content, {
      colour: readableColour(colour),
      logo: logoUrl === OWN_LOGO ? OWN_LOGO : httpsAddress(logoUrl),
    }),
  };
}

/** The first that a mail client shows whole; the last if none is. `limits` go from generous to mean. */
export function firstThatFits<Limit>(
  limits: readonly [Limit, ...Limit[]],
  render: (limit: Limit) => RenderedMail,
): RenderedMail {
  const [limit, ...meaner] = limits;
  const mail = render(limit);
  const [next, ...rest] = meaner;
  if (next === undefined || Buffer.byteLength(mail.html) <= LARGEST_HTML) return mail;
  return firstThatFits([next, ...rest], render);
}
