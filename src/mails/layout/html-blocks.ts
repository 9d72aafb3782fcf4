import { linkSlot } from '../../platform/mail-links/mail-links.js';
import { htmlText } from './escape-html.js';
import type { MailBlock, MailBlockOf, MailBrand, MailContent, MailLink } from './mail-content.js';
import { BARE_TABLE, LIGHT, PARAGRAPH } from './mail-style.js';

/** A longer address leaves no room for the rest of its line of 998 octets. */
const LONGEST_MAILTO = 800;
const CELL = 'padding:10px 0;font-size:16px;line-height:1.4;vertical-align:top;text-align:start';

/** Outlook's engine does not hand a direction down to a table inside of another. */
type Look = Pick<MailBrand, 'colour'> & Pick<MailContent, 'direction'>;

const BLOCKS: { [Kind in MailBlock['kind']]: (block: MailBlockOf<Kind>, look: Look) => string } = {
  PARAGRAPH: ({ text }) => `<p class="text" style="${PARAGRAPH}">${htmlText(text)}</p>`,
  HEADING: ({
    text,
  }) => `<h2 class="text row" style="margin:28px 0 16px;padding-top:20px;font-size:20px;line-height:1.3;font-weight:600;color:${LIGHT.text};border-top:1px solid ${LIGHT.line}">
${htmlText(text)}</h2>`,
  NOTE: note,
  FACTS: factsTable,
  ROW: row,
  LINK: ({ link }, look) => `<p class="text" style="${PARAGRAPH}">${linkTo(link, look)}</p>`,
  CONTACT: contact,
  SIGN_OFF: ({ words, organization }) => `<p class="text" style="${PARAGRAPH}">${htmlText(words)}<br>
<bdi>${htmlText(organization)}</bdi></p>`,
};

export function htmlBlock(block: MailBlock, look: Look): string {
  // The map's entry for a kind takes that kind; TypeScript cannot follow a union through it.
  return (BLOCKS[block.kind] as (block: MailBlock, look: Look) => string)(block, look);
}

export function linkTo({ words, name }: MailLink, { colour }: Pick<Look, 'colour'>): string {
  if (name === null) return htmlText(words);
  return `<a class="accent" href="${linkSlot(name)}" style="color:${colour}">${htmlText(words)}</a>`;
}

function note({ label, text }: MailBlockOf<'NOTE'>, { colour, direction }: Look): string {
  const paragraphs = text.split('\n\n').map((paragraph) => {
    const lines = paragraph.split('\n').map(htmlText).join('<br>\n');
    return `<p class="text" dir="auto" style="margin:8px 0 0;font-size:16px;line-height:1.5;color:${LIGHT.text}">
${lines}</p>`;
  });
  // The bar is a cell of its own: it changes sides with the direction, in Outlook too.
  return `<table ${BARE_TABLE} width="100%" dir="${direction}" style="margin:0 0 20px">
<tr>
<td width="4" style="width:4px;font-size:1px;background:${colour}">&nbsp;</td>
<td class="note" style="padding:12px 16px;background:${LIGHT.note}">
<p class="muted" style="margin:0;font-size:16px;line-height:1.5;color:${LIGHT.muted}">${htmlText(label)}</p>
${paragraphs.join('\n')}
</td>
</tr>
</table>`;
}

function factsTable({ facts }: MailBlockOf<'FACTS'>, { direction }: Look): string {
  const rows = facts.map(
    ({ label, value }) => `<tr>
<th scope="row" class="muted row" width="40%"
 style="${CELL};padding-inline-end:12px;font-weight:400;color:${LIGHT.muted};border-bottom:1px solid ${LIGHT.line}">
${htmlText(label)}</th>
<td class="text row" style="${CELL};color:${LIGHT.text};border-bottom:1px solid ${LIGHT.line}">
<bdi>${htmlText(value)}</bdi></td>
</tr>`,
  );
  return `<table width="100%" dir="${direction}" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px">
${rows.join('\n')}
</table>`;
}

/** Paragraphs, not columns: on a phone there is room for one. */
function row({ title, lines, link }: MailBlockOf<'ROW'>, look: Look): string {
  return `<h3 class="text" style="margin:20px 0 2px;font-size:16px;line-height:1.4;font-weight:600;color:${LIGHT.text}">
<bdi>${htmlText(title)}</bdi></h3>
<p class="muted" style="margin:0;font-size:16px;line-height:1.4;color:${LIGHT.muted}">${lines.map(htmlText).join('<br>\n')}</p>
<p class="text" style="margin:4px 0 20px;font-size:16px;line-height:1.5;color:${LIGHT.text}">${linkTo(link, look)}</p>`;
}

function contact({ sentence, ...contact }: MailBlockOf<'CONTACT'>, { colour }: Look): string {
  const name = contact.name ? `<br>\n<bdi>${htmlText(contact.name)}</bdi>` : '';
  const email = contact.email ? `<br>\n${emailLink(contact.email, colour)}` : '';
  return `<p class="text" style="${PARAGRAPH}">${htmlText(sentence)}${name}${email}</p>`;
}

/** Encoded, an address cannot add header fields to the mail it opens. */
function emailLink(email: string, colour: string): string {
  const target = encodeURIComponent(email).replaceAll('%40', '@');
  if (target.length > LONGEST_MAILTO) return htmlText(email);
  return `<a class="accent" href="mailto:${target}"
 style="color:${colour}">${htmlText(email)}</a>`;
}
