/** Runs a function that crosses organizations: `TenantDatabase`. */
export interface Finding {
  acrossOrganizationsNow<Row>(text: string, parameters: readonly unknown[]): Promise<Row[]>;
}

interface Found {
  readonly organizationId: string | null;
  /** Where it stopped looking; null if it looked at all that have work. */
  readonly lookedUntil: string | null;
}

/** Organizations that have work of one kind due, each in its turn, beginning with the one after the last. */
export class Turns {
  #last: string | null = null;

  /** @param finder a function of the database that finds which organizations have such work due, in turn */
  constructor(
    private readonly database: Finding,
    private readonly finder: `find_organizations_with_due_${string}`,
  ) {}

  /** @param own what the finder asks for besides */
  async next(most: number, own: readonly unknown[] = []): Promise<string[]> {
    const places = own.map((_, index) => `, $${index + 4}`).join('');
    const sql = `SELECT organization_id AS "organizationId", looked_until AS "lookedUntil"
      FROM ${this.finder}(coalesce($1::timestamptz, date_trunc('milliseconds', clock_timestamp())), $2, $3${places})`;
    const found = await this.database.acrossOrganizationsNow<Found>(sql, [most, this.#last, ...own]);
    const organizations = found.flatMap(({ organizationId }) => organizationId ?? []);
    this.#last = found[0]?.lookedUntil ?? organizations.at(-1) ?? this.#last;
    return organizations;
  }
}
