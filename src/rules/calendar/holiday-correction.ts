/** What the law or the government's list says of a country's days where the library says something else. */
export interface HolidayCorrection {
  /** Of these regions alone; left out: of the whole country. */
  readonly regions?: readonly string[];
  /** Not of these. */
  readonly notIn?: readonly string[];
  /** What the library keeps and nobody is off for, by its rule. */
  readonly without?: readonly string[];
  /** What the library lacks: its grammar of rules, and a name. */
  readonly with?: Readonly<Record<string, string>>;
  /** What the library has as of another kind (bank, optional, observance) and is a day off here, by its names. */
  readonly kept?: readonly string[];
  /** Days off of single years. */
  readonly closed?: Readonly<Record<string, string>>;
  /** Days on which work is made up for others. */
  readonly open?: Readonly<Record<string, string>>;
  /** Public holidays on these weekdays (1 Monday to 7 Sunday) give the next working day off; all but those named. */
  readonly moves?: { readonly from: readonly number[]; readonly butFor: readonly string[] };
  /** Where it stands. It says so if nobody found it written there. */
  readonly source: string;
}

export type CorrectionsByCountry = Readonly<Record<string, readonly HolidayCorrection[]>>;
