import { escapeText } from '../../platform/html/escape-text.js';
import { linkSlot } from '../../platform/mail-links/mail-links.js';
import { httpsAddress, mailtoAddress, telAddress } from './addresses.js';
import { escapeHtml, htmlText } from './escape-html.js';
import type {
  LinkTarget,
  MailBlock,
  MailBlockOf,
  MailBrand,
  MailContent,
  MailLink,
  Reachable,
} from './mail-content.js';
import { BARE_TABLE, LIGHT, PARAGRAPH, sidesOf } from './mail-style.js';
import { below } from './own-links.js';
import { withPhraseBreaks } from './split-words.js';

const CELL = 'padding:10px 0;font-size:16px;line-height:1.4;vertical-align:top';

/** Where a line ends in a script without spaces: only there. Clients that ignore it break anywhere, as before. */
const PHRASES = 'word-break:keep-all;overflow-wrap:anywhere';

/** Outlook's engine does not hand a direction down to a table inside of another. */
export type BlockStyle = Pick<MailBrand, 'colour'> & Pick<MailContent, 'direction'>;

const BLOCKS: { [Kind in MailBlock['kind']]: (block: MailBlockOf<Kind>, look: BlockStyle) => string } = {
  PARAGRAPH: ({ text }) => `<p class="text" style="${PARAGRAPH}">${htmlText(text)}</p>`,
  HEADING: ({
    text,
  }) => `<h2 class="text row" style="margin:28px 0 16px;padding-top:20px;font-size:20px;line-height:1.3;font-weight:600;color:${LIGHT.text};border-top:1px solid ${LIGHT.line};${PHRASES}">
${phrases(text)}</h2>`,
  NOTE: note,
  FACTS: factsTable,
  ROW: row,
  LINK: ({ link }, look) => `<p class="text" style="${PARAGRAPH}">${linkTo(link, look)}</p>`,
  CONTACT: contact,
  SIGN_OFF: ({ words, signature }) =>
    `<p class="text" style="${PARAGRAPH}">${[words, ...signature].filter(Boolean).map(htmlText).join('<br>\n')}</p>`,
};

export function htmlBlock(block: MailBlock, look: BlockStyle): string {
  // The map's entry for a kind takes that kind; TypeScript cannot follow a union through it.
  return (BLOCKS[block.kind] as (block: MailBlock, look: BlockStyle) => string)(block, look);
}

export function headlineOf(text: string): string {
  return `<h1 class="text" style="margin:0 0 20px;font-size:24px;line-height:1.3;font-weight:600;color:${LIGHT.text};${PHRASES}">
${phrases(text)}
</h1>`;
}

export function linkTo({ words, to }: MailLink, look: Pick<BlockStyle, 'colour'>): string {
  const address = to && addressOf(to);
  return address === null ? htmlText(words) : anchor(address, words, look);
}

function addressOf(to: LinkTarget): string | null {
  return 'slot' in to ? linkSlot(to.slot) + below(to) : httpsAddress(to.address);
}

/** On a line of its own: addresses are long. */
function anchor(address: string, words: string, { colour }: Pick<BlockStyle, 'colour'>): string {
  return `<a class="accent"\n href="${escapeText(address)}"\n style="color:${colour}">${htmlText(words)}</a>`;
}

/** A script without spaces is broken between phrases. */
function phrases(text: string): string {
  return withPhraseBreaks(htmlText(text), '<wbr>');
}

function note({ label, text, locale }: MailBlockOf<'NOTE'>, { colour, direction }: BlockStyle): string {
  const paragraphs = text.split('\n\n').map((paragraph) => {
    const lines = paragraph.split('\n').map(htmlText).join('<br>\n');
    // An empty language is one that nobody knows: it is not read with the voice of the mail's.
    return `<p class="text" lang="${escapeHtml(locale ?? '')}" dir="auto" style="margin:8px 0 0;font-size:16px;line-height:1.5;color:${LIGHT.text}">
${lines}</p>`;
  });
  // The bar is a cell of its own: it changes sides with the direction, in Outlook too.
  return `<table ${BARE_TABLE} width="100%" dir="${direction}" style="margin:0 0 20px">
<tr>
<td width="4" style="width:4px;font-size:1px;background:${colour}">&nbsp;</td>
<td class="note" align="${sidesOf(direction).start}" style="padding:12px 16px;background:${LIGHT.note}">
${label ? `<p class="muted" style="margin:0;font-size:16px;line-height:1.5;color:${LIGHT.muted}">${htmlText(label)}</p>\n` : ''}${paragraphs.join('\n')}
</td>
</tr>
</table>`;
}

function factsTable({ facts }: MailBlockOf<'FACTS'>, { direction }: BlockStyle): string {
  const { start, end } = sidesOf(direction);
  const cell = `${CELL};text-align:${start};border-bottom:1px solid ${LIGHT.line}`;
  const rows = facts.map(
    ({ label, value }) => `<tr>
<th scope="row" class="muted row" width="40%" align="${start}"
 style="${cell};padding-${end}:12px;font-weight:400;color:${LIGHT.muted};${PHRASES}">
${phrases(label)}</th>
<td class="text row" align="${start}" style="${cell};color:${LIGHT.text}">
<bdi>${htmlText(value)}</bdi></td>
</tr>`,
  );
  return `<table width="100%" dir="${direction}" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px">
${rows.join('\n')}
</table>`;
}

/** Paragraphs, not columns: on a phone there is room for one. */
function row({ title, reach, lines, link, more, otherwise, quote }: MailBlockOf<'ROW'>, look: BlockStyle): string {
  const said = [...reachLines(reach, look), ...lines.map(htmlText)].join('<br>\n');
  const quoted = quote === null ? '' : `\n${note({ kind: 'NOTE', label: '', text: quote, locale: null }, look)}`;
  return `<h3 class="text" style="margin:20px 0 2px;font-size:16px;line-height:1.4;font-weight:600;color:${LIGHT.text}">
<bdi>${htmlText(title)}</bdi></h3>
<p class="muted" style="margin:0;font-size:16px;line-height:1.4;color:${LIGHT.muted}">${said}</p>
<p class="text" style="margin:4px 0;font-size:16px;line-height:1.5;color:${LIGHT.text}">${[link, ...(more ? [more] : [])].map((each) => linkTo(each, look)).join('<br>\n')}</p>
<p class="muted" style="margin:0 0 20px;font-size:16px;line-height:1.4;color:${LIGHT.muted}">${htmlText(otherwise)}</p>${quoted}`;
}

function contact({ sentence, name, reach }: MailBlockOf<'CONTACT'>, look: BlockStyle): string {
  const lines = [htmlText(sentence), ...(name ? [`<bdi>${htmlText(name)}</bdi>`] : []), ...reachLines(reach, look)];
  return `<p class="text" style="${PARAGRAPH}">${lines.join('<br>\n')}</p>`;
}

function reachLines({ email, phone }: Reachable, look: BlockStyle): string[] {
  const lead = (text: string | null, address: (text: string) => string | null) => {
    const target = text && address(text);
    return text ? [target ? anchor(target, text, look) : htmlText(text)] : [];
  };
  return [...lead(email, mailtoAddress), ...lead(phone, telAddress)];
}
