/** One pattern of many, whatever the case of letters. */
export function anyOf(sources: readonly string[], around: (any: string) => string = (any) => any): RegExp {
  return new RegExp(around(`(?:${sources.join('|')})`), 'iu');
}
