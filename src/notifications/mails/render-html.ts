import { cut } from './clean-text.js';
import { escapeHtml, htmlText } from './escape-html.js';
import type { MailContent } from './mail-content.js';
import { FONT, LIGHT, STYLE_SHEET } from './mail-style.js';

export interface MailBrand {
  /** Readable on white. */
  colour: string;
  /** https, or null: the organization's name stands in its place. */
  logo: string | null;
}

const TEXT = `margin:0 0 16px;font-size:16px;line-height:1.5;color:${LIGHT.text}`;
const BARE_TABLE = 'role="presentation" cellpadding="0" cellspacing="0" border="0"';
/** A longer address leaves no room for the rest of its line of 998 octets. */
const LONGEST_MAILTO = 800;
/** Escaped it stays in one line with the image's other attributes. */
const LONGEST_ALT = 100;

export function renderHtml(mail: MailContent, brand: MailBrand): string {
  return `<!doctype html>
<html lang="${escapeHtml(mail.locale)}" dir="${mail.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escapeHtml(mail.subject)}</title>
<!--[if mso]><style>body,table,td,th,h1,p,a{font-family:Arial,sans-serif!important}</style><![endif]-->
<style>
${STYLE_SHEET}
</style>
</head>
<body class="page" dir="${mail.direction}" style="margin:0;padding:0;background:${LIGHT.page}">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${htmlText(mail.preheader)}</div>
<table ${BARE_TABLE} width="100%" class="page" style="background:${LIGHT.page}">
<tr>
<td align="center" class="outer" style="padding:24px 12px">
<!--[if mso]><table ${BARE_TABLE} width="600"><tr><td><![endif]-->
<table ${BARE_TABLE} width="100%" dir="${mail.direction}" class="card"
 style="max-width:600px;background:${LIGHT.card};border-radius:8px;font-family:${FONT};text-align:start">
<tr><td class="bar" style="height:6px;line-height:6px;font-size:1px;border-radius:8px 8px 0 0;background:${brand.colour}">&nbsp;</td></tr>
<tr><td class="inset" style="padding:24px 32px 0">
${header(mail, brand)}
</td></tr>
<tr><td class="inset" style="padding:0 32px 8px">
<h1 class="text" style="margin:0 0 20px;font-size:24px;line-height:1.3;font-weight:600;color:${LIGHT.text}">
${htmlText(mail.headline)}
</h1>
<p class="text" style="${TEXT}">${htmlText(mail.greeting)}</p>
${mail.paragraphs.map((paragraph) => `<p class="text" style="${TEXT}">${htmlText(paragraph)}</p>`).join('\n')}
${note(mail, brand)}
${factsTable(mail)}
${contact(mail, brand)}
<p class="text" style="${TEXT}">${htmlText(mail.closing)}<br>
<bdi>${htmlText(mail.organization)}</bdi></p>
</td></tr>
<tr><td class="inset row" style="padding:16px 32px 24px;border-top:1px solid ${LIGHT.line}">
<p class="muted" style="margin:0;font-size:16px;line-height:1.5;color:${LIGHT.muted}">${htmlText(mail.footer)}</p>
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td>
</tr>
</table>
</body>
</html>
`;
}

function header(mail: MailContent, { colour, logo }: MailBrand): string {
  if (!logo) {
    return `<p class="accent" style="margin:0 0 20px;font-size:18px;line-height:1.4;font-weight:600;color:${colour}">
${htmlText(mail.organization)}</p>`;
  }
  const alt = escapeHtml(cut(mail.organization, LONGEST_ALT));
  return `<img class="logo" height="40"
 src="${escapeHtml(logo)}"
 alt="${alt}"
 style="display:block;height:40px;width:auto;max-width:100%;margin:0 0 20px;font-size:18px;color:${colour}">`;
}

function note(mail: MailContent, { colour }: MailBrand): string {
  if (!mail.note) return '';
  const paragraphs = mail.note.text.split('\n\n').map((paragraph) => {
    const lines = paragraph.split('\n').map(htmlText).join('<br>\n');
    return `<p class="text" dir="auto" style="margin:8px 0 0;font-size:16px;line-height:1.5;color:${LIGHT.text}">
${lines}</p>`;
  });
  // The bar is a cell of its own: it changes sides with the direction, in Outlook too.
  return `<table ${BARE_TABLE} width="100%" style="margin:0 0 20px">
<tr>
<td width="4" style="width:4px;font-size:1px;background:${colour}">&nbsp;</td>
<td class="note" style="padding:12px 16px;background:${LIGHT.note}">
<p class="muted" style="margin:0;font-size:16px;line-height:1.5;color:${LIGHT.muted}">${htmlText(mail.note.label)}</p>
${paragraphs.join('\n')}
</td>
</tr>
</table>`;
}

function factsTable(mail: MailContent): string {
  const cell = `padding:10px 0;font-size:16px;line-height:1.4;vertical-align:top;text-align:start`;
  const rows = mail.facts.map(
    ({ label, value }) => `<tr>
<th scope="row" class="muted row" width="40%"
 style="${cell};padding-inline-end:12px;font-weight:400;color:${LIGHT.muted};border-bottom:1px solid ${LIGHT.line}">
${htmlText(label)}</th>
<td class="text row" style="${cell};color:${LIGHT.text};border-bottom:1px solid ${LIGHT.line}">
<bdi>${htmlText(value)}</bdi></td>
</tr>`,
  );
  return `<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px">
${rows.join('\n')}
</table>`;
}

function contact({ contact }: MailContent, { colour }: MailBrand): string {
  const name = contact.name ? `<br>\n<bdi>${htmlText(contact.name)}</bdi>` : '';
  const email = contact.email ? `<br>\n${emailLink(contact.email, colour)}` : '';
  return `<p class="text" style="${TEXT}">${htmlText(contact.sentence)}${name}${email}</p>`;
}

/** Encoded, an address cannot add header fields to the mail it opens. */
function emailLink(email: string, colour: string): string {
  const target = encodeURIComponent(email).replaceAll('%40', '@');
  if (target.length > LONGEST_MAILTO) return htmlText(email);
  return `<a class="accent" href="mailto:${target}"
 style="color:${colour}">${htmlText(email)}</a>`;
}
