import type { Cause } from '../diagnosis.js';

/** What mail servers say when something is so. Patterns are matched with `plainWords`. */
export interface Phrases {
  readonly cause: Cause;
  readonly patterns: readonly RegExp[];
}

type Vocabulary = Readonly<Record<string, readonly string[]>>;

/**
 * Phrases as they can be read: `{name}` is any word of that list of the vocabulary, `…` whatever stands between (at most 40
 * characters, `…20` at most 20). All else is a regular expression; a phrase begins and ends at whole words, unless it
 * begins or ends with `~`.
 */
export function phrases(cause: Cause, vocabulary: Vocabulary, written: readonly string[]): Phrases {
  return { cause, patterns: written.map((phrase) => compiled(phrase, vocabulary)) };
}

const between = 40;

function compiled(phrase: string, vocabulary: Vocabulary): RegExp {
  const source = phrase
    .replace(/^~|~$/g, '')
    .replace(/\{([a-z]\w*)\}/gi, (_, name: string) => `(?:${listed(vocabulary, name).join('|')})`)
    .replace(/ ?…(\d*) ?/g, (_, most: string) => `.{0,${most || between}}`);
  const begins = phrase.startsWith('~') || phrase.startsWith('^') ? '' : '(?<![a-z0-9])';
  const ends = phrase.endsWith('~') || phrase.endsWith('$') ? '' : '(?![a-z0-9])';
  return new RegExp(`${begins}(?:${source})${ends}`);
}

function listed(vocabulary: Vocabulary, name: string): readonly string[] {
  const words = vocabulary[name];
  if (words === undefined) throw new Error(`no list of words is called ${name}`);
  return words;
}
