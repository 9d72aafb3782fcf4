import { html, type Markup } from './html.js';

// A sentence's own punctuation behind an address is not part of it.
const WEB_ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'])/;

/** Plain text whose web addresses can be followed, as every mail client shows it. */
export function linkedText(text: string): Markup {
  // Splitting by one capturing group puts what it matched at the odd places.
  const parts = text.split(WEB_ADDRESS);
  return html`${parts.map((part, place) => (place % 2 === 1 ? link(part) : html`${part}`))}`;
}

function link(address: string): Markup {
  return html`<a href="${address}" target="_blank" rel="noopener noreferrer">${address}</a>`;
}
