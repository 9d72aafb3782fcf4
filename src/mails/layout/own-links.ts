import { linkSlot, withoutLinkSlots } from '../../platform/mail-links/mail-links.js';

/** Around the name of a link of ours while the text is put together. No other text holds them, see `clean-text.ts`. */
const START = '\uFDD0';
const END = '\uFDD1';

export function ownLink(name: string): string {
  return START + name + END;
}

/** A page below one of ours, as it follows its address. */
export function below({ below: path }: { below?: string }): string {
  return path === undefined ? '' : `/${encodeURIComponent(path)}`;
}

/** The last step of a plain text: only then is it known that nothing in it can come together to a link any more. */
export function withOwnLinksOnly(text: string): string {
  return withoutLinkSlots(text).replace(/\uFDD0([^\uFDD1]*)\uFDD1/gu, (_, name: string) => linkSlot(name));
}
