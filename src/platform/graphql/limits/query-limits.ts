/**
 * What one operation may ask for. Generous for people (the largest documented example uses half), tight for machines
 * that try to exhaust the service.
 */
export const queryLimits = {
  /** Of the document's text. A thousand documents are kept with their text, and a document of 1,000 tokens has half as many. */
  characters: 20_000,
  /** Lexical tokens of the document; variables are not tokens, so bulk input is not limited by this. */
  tokens: 1_000,
  /**
   * Fields, spreads and inline fragments of the document, those of a fragment once for each place it is spread at, whatever
   * a directive leaves out. A document of 1,000 tokens has not a thousand; twice that is for fragments that are used again.
   * Nothing that walks an operation afterwards takes more steps than that.
   */
  selections: 2_000,
  /**
   * Pairs of fields of one name at one place, which validation compares and an answer merges into one. Twenty components
   * that each select the same five fields of a row make a thousand.
   */
  merges: 2_000,
  /** Levels of selection. Introspection, where it is enabled, is exempt. */
  depth: 8,
  /** The same with introspection, whose usual query has 15. */
  levels: 20,
  aliases: 15,
  rootFields: 10,
  directives: 20,
  /** Sum over all fields, lists counted by the page asked for. */
  cost: 5_000,
} as const;
