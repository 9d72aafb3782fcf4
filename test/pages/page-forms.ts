/** A form as a page holds it, with what it sends if nobody touches it. */
export interface FormOnPage {
  readonly html: string;
  readonly fields: Readonly<Record<string, string>>;
}

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
const plain = (text: string) => text.replace(/&(?:lt|gt|quot|amp|#39);/g, (entity) => ENTITIES[entity] ?? entity);

/** What a browser without scripts would send: hidden fields, texts as they stand, what is chosen. */
export function formsOf(html: string): FormOnPage[] {
  return [...html.matchAll(/<form .*?<\/form>/gs)].map(([form]) => {
    const fields: Record<string, string> = {};
    for (const [input] of form.matchAll(/<input [^>]*>/g)) {
      const name = /name="([^"]*)"/.exec(input)?.[1] ?? '';
      const isChoice = /type="(?:radio|checkbox)"/.test(input);
      if (!isChoice || /\schecked/.test(input)) fields[name] = plain(/value="([^"]*)"/.exec(input)?.[1] ?? '');
    }
    for (const [, name = '', text = ''] of form.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>(.*?)<\/textarea>/gs))
      fields[name] = plain(text);
    for (const [, name = '', options = ''] of form.matchAll(/<select [^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs))
      fields[name] = plain(
        /<option value="([^"]*)" selected/.exec(options)?.[1] ?? /value="([^"]*)"/.exec(options)?.[1] ?? '',
      );
    return { html: form, fields };
  });
}

export function fieldsOf(form: FormOnPage | undefined): Record<string, string> {
  if (form === undefined) throw new Error('the page has no such form');
  return { ...form.fields };
}

/** What a reader sees. */
export function textOfPage(html: string): string {
  return plain(html.replace(/<style.*?<\/style>|<[^>]*>/gs, ' ').replace(/[\u2066-\u2069]/g, ''))
    .replace(/\s+/g, ' ')
    .replace(/ ([.,:])/g, '$1')
    .trim();
}
