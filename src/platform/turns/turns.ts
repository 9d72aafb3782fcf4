/** Runs a function that crosses organizations: `TenantDatabase`. */
export interface Finding {
  acrossOrganizationsNow<Row>(text: string, parameters: readonly unknown[]): Promise<Row[]>;
}

/** A function that finds which organizations have work of a kind due, in turn; with how many parameters of its own. */
const finders = {
  find_organizations_with_due_messages: ', $4, $5',
  find_organizations_with_due_timelines: '',
  find_organizations_with_due_digests: '',
} as const;

interface Found {
  readonly organizationId: string | null;
  /** Where it stopped looking; null if it looked at all that have work. */
  readonly lookedUntil: string | null;
}

/** Organizations that have work of one kind due, each in its turn, beginning with the one after the last. */
export class Turns {
  readonly #sql: string;
  #last: string | null = null;

  constructor(
    private readonly database: Finding,
    finder: keyof typeof finders,
  ) {
    this.#sql = `SELECT organization_id AS "organizationId", looked_until AS "lookedUntil"
      FROM ${finder}(coalesce($1::timestamptz, date_trunc('milliseconds', clock_timestamp())), $2, $3${finders[finder]})`;
  }

  /** @param own what the finder asks for besides */
  async next(most: number, own: readonly unknown[] = []): Promise<string[]> {
    const found = await this.database.acrossOrganizationsNow<Found>(this.#sql, [most, this.#last, ...own]);
    const organizations = found.flatMap(({ organizationId }) => organizationId ?? []);
    this.#last = found[0]?.lookedUntil ?? organizations.at(-1) ?? this.#last;
    return organizations;
  }
}
