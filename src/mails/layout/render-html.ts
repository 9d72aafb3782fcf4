import { escapeText } from '../../platform/html/escape-text.js';
import { cut } from '../clean-text.js';
import { escapeHtml, htmlText } from './escape-html.js';
import { type BlockStyle, headlineOf, htmlBlock, linkTo } from './html-blocks.js';
import { isolatesBesideTags } from './isolate.js';
import type { MailBrand, MailContent } from './mail-content.js';
import { BARE_TABLE, FONT, LIGHT, STYLE_SHEET, sidesOf } from './mail-style.js';

/** Escaped it stays in one line with the image's other attributes. */
const LONGEST_ALT = 100;

export function renderHtml(mail: MailContent, brand: MailBrand): string {
  const { direction } = mail;
  const look = { colour: brand.colour, direction };
  const { start } = sidesOf(direction);
  const html = `<!doctype html>
<html lang="${escapeHtml(mail.locale)}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escapeHtml(mail.subject)}</title>
<!--[if mso]><style>body,table,td,th,h1,h2,h3,p,a{font-family:Arial,sans-serif!important}</style><![endif]-->
<style>
${STYLE_SHEET}
</style>
</head>
<body class="page" dir="${direction}" style="margin:0;padding:0;background:${LIGHT.page}">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${htmlText(mail.preheader)}</div>
<table ${BARE_TABLE} width="100%" class="page" style="background:${LIGHT.page}">
<tr>
<td align="center" class="outer" style="padding:24px 12px">
<!--[if mso]><table ${BARE_TABLE} width="600"><tr><td><![endif]-->
<table ${BARE_TABLE} width="100%" dir="${direction}" class="card"
 style="max-width:600px;background:${LIGHT.card};border-radius:8px;font-family:${FONT};text-align:${start}">
<tr><td class="bar" style="height:6px;line-height:6px;font-size:1px;border-radius:8px 8px 0 0;background:${brand.colour}">&nbsp;</td></tr>
<tr><td align="${start}" class="inset" style="padding:24px 32px 0">
${header(mail, brand)}
</td></tr>
<tr><td align="${start}" class="inset" style="padding:0 32px 8px">
${headlineOf(mail.headline)}
${mail.blocks.map((block) => htmlBlock(block, look)).join('\n')}
</td></tr>
<tr><td align="${start}" class="inset row" style="padding:16px 32px 24px;border-top:1px solid ${LIGHT.line}">
${footer(mail, look)}
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td>
</tr>
</table>
</body>
</html>
`;
  return isolatesBesideTags(html, direction);
}

function header(mail: MailContent, { colour, logo }: MailBrand): string {
  if (!logo) {
    return `<p class="accent" style="margin:0 0 20px;font-size:18px;line-height:1.4;font-weight:600;color:${colour}">
<bdi>${htmlText(mail.organization)}</bdi></p>`;
  }
  const alt = escapeHtml(cut(mail.organization, LONGEST_ALT));
  return `<img class="logo" height="40"
 src="${escapeText(logo)}"
 alt="${alt}"
 style="display:block;height:40px;width:auto;max-width:100%;margin:0 0 20px;font-size:18px;color:${colour}">`;
}

function footer({ footer: { text, links, legal } }: MailContent, look: BlockStyle): string {
  const line = (html: string, more = '') =>
    `<p class="muted"${more} style="margin:0 0 8px;font-size:16px;line-height:1.5;color:${LIGHT.muted}">${html}</p>`;
  return [
    line(htmlText(text)),
    ...links.map((link) => line(`\n${linkTo(link, look)}`)),
    ...(legal
      ? [line(legal.lines.map(htmlText).join('<br>\n'), ` lang="${escapeHtml(legal.locale)}" dir="auto"`)]
      : []),
  ].join('\n');
}
