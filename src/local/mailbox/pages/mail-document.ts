const DOCTYPE = /^\s*<!doctype[^>]*>/i;

/**
 * The HTML of a mail as a document of its own, unchanged but for one thing: its links open in a new tab, as they do
 * in a mail client, because most pages refuse to be shown inside the frame.
 */
export function mailDocument(mailHtml: string): string {
  const doctype = DOCTYPE.exec(mailHtml)?.[0];
  return `${doctype ?? '<!doctype html>'}<base target="_blank">${mailHtml.slice(doctype?.length ?? 0)}`;
}
