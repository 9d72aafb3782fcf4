import { neededIsolates } from './isolate.js';
import type { MailContent } from './mail-content.js';
import { withOwnLinksOnly } from './own-links.js';
import { endLines, textBlock, underlined, wrapped } from './text-blocks.js';

export function renderText(mail: MailContent): string {
  const { headline, blocks, footer } = mail;
  const parts = [
    underlined(wrapped(headline)),
    ...blocks.map((block) => textBlock(block, mail.colon)),
    endLines(footer),
  ];
  const text = `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
  return withOwnLinksOnly(neededIsolates(text, mail.direction));
}
