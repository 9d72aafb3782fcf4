const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

// Unicode names groups of countries, and no country at all, in the same way.
const NO_COUNTRIES: ReadonlySet<string> = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);

/** Why a text is no country of ISO 3166 (alpha-2) that exists today; null: it is one. */
export function faultOfCountry(code: string): string | null {
  const says = 'is not an ISO 3166 country such as DE';
  if (!/^[A-Z]{2}$/.test(code)) return says;
  if (NO_COUNTRIES.has(code) || names.of(code) === undefined) return says;
  const today = new Intl.Locale(`und-${code}`).region ?? code;
  return today === code ? null : `${says}; did you mean ${today}?`;
}
