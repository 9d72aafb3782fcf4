import type { Direction } from './isolate.js';

/** Light colours; every pair of text and background has at least 4.5 to 1. */
export const LIGHT = {
  page: '#f1f3f5',
  card: '#ffffff',
  text: '#1d2127',
  muted: '#4b5563',
  line: '#d5dae0',
  note: '#f6f7f9',
};

/** The same, where a reader's client prefers the dark. */
export const DARK = {
  page: '#14171b',
  card: '#1e2227',
  text: '#e9ecef',
  muted: '#b6bec8',
  line: '#3d444d',
  note: '#272c33',
  link: '#a3cdff',
};

/** A table that lays out and holds no data. */
export const BARE_TABLE = 'role="presentation" cellpadding="0" cellspacing="0" border="0"';
/** The sides of a line as old clients know them: `start` and `end` are nothing to Outlook, Yahoo and Gmail's apps. */
export function sidesOf(direction: Direction): { start: 'left' | 'right'; end: 'left' | 'right' } {
  return direction === 'rtl' ? { start: 'right', end: 'left' } : { start: 'left', end: 'right' };
}

export const PARAGRAPH = `margin:0 0 16px;font-size:16px;line-height:1.5;color:${LIGHT.text}`;
export const FONT = "-apple-system,'Segoe UI',Roboto,'Noto Sans','Helvetica Neue',Arial,sans-serif";

/** What cannot stand in a style attribute. Outlook's engine skips the media queries and keeps the light colours. */
export const STYLE_SHEET = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:0;-webkit-text-size-adjust:100%;text-size-adjust:100%}
table{border-collapse:separate;border-spacing:0}
img{border:0}
h1,h2,h3,p,td,th,a{overflow-wrap:anywhere}
@media (max-width:480px){
.outer{padding:0!important}
.card,.bar{border-radius:0!important}
.inset{padding-left:20px!important;padding-right:20px!important}
}
@media (prefers-color-scheme:dark){
.page{background:${DARK.page}!important}
.card{background:${DARK.card}!important}
.logo{background:#ffffff!important;padding:8px!important;border-radius:6px!important}
.text{color:${DARK.text}!important}
.muted{color:${DARK.muted}!important}
.accent{color:${DARK.link}!important}
.note{background:${DARK.note}!important}
.row{border-color:${DARK.line}!important}
}`.trim();
