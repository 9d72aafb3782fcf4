/** One body, and what stands in its answer: that it is refused, or that it is as much work as it is meant to be. */
export interface HostileRequest {
  readonly body: string;
  readonly answer: string;
}

/** Requests of one organization that are sent again and again, whatever is answered. */
export interface HostileRequests {
  /** Sent in turn. */
  readonly requests: readonly HostileRequest[];
  /** How many clients send them. */
  readonly connections: number;
  /** All clients send one at once, under one Idempotency-Key, and the next when all have their answers. */
  readonly underOneKey?: boolean;
}

/** Who may not slow down a quiet organization, by what they send. */
export const hostileRequests = {
  fragments: { requests: [fragments(23), fragments(40)], connections: 4 },
  // Other texts each time, as who wants to fill a cache would send them.
  refused: { requests: Array.from({ length: 500 }, (_, n) => refused(n)), connections: 4 },
  waiters: { requests: [waiting()], connections: 300, underOneKey: true },
  // What is refused for its cost, and as much of it as is allowed.
  trials: { requests: [trials(10), trials(1), trials(1)], connections: 4 },
  lists: { requests: [lists(100), lists(10), lists(16)], connections: 4 },
} as const satisfies Record<string, HostileRequests>;

/** Each fragment spreads the next twice: so many levels stand for two to the power of that many fields. */
function fragments(levels: number): HostileRequest {
  const each = Array.from(
    { length: levels },
    (_, n) => `fragment F${n} on Application { ...F${n + 1} ...F${n + 1} }`,
  ).join(' ');
  const query = `query($t: Boolean!) { applications(first: 1) { nodes { id ...F0 @skip(if: $t) } } } ${each} fragment F${levels} on Application { id }`;
  return { body: JSON.stringify({ query, variables: { t: true } }), answer: 'QUERY_TOO_LARGE' };
}

/** Refused by a limit, or by validation with ten faults. */
function refused(n: number): HostileRequest {
  const many = { query: `{ ${'viewer { id } '.repeat(240)} } #${n}`, answer: 'QUERY_TOO_LARGE' };
  const faulty = Array.from({ length: 10 }, (_, field) => `nothing${n}x${field}`).join(' ');
  const { query, answer } = n % 2 === 0 ? many : { query: `{ ${faulty} }`, answer: 'GRAPHQL_VALIDATION_FAILED' };
  return { body: JSON.stringify({ query }), answer };
}

function waiting(): HostileRequest {
  const query = 'mutation { createJob(input: { title: "Staff Engineer" }) { __typename } }';
  return { body: JSON.stringify({ query }), answer: '"__typename":"Job"' };
}

function trials(count: number): HostileRequest {
  const each = Array.from(
    { length: count },
    (_, n) =>
      `a${n}: updatePolicy(input: { rules: { graceBusinessDays: ${2 + (n % 3)} }, dryRun: true }) { ... on PolicyChange { timelinesLookedAt trial { candidates } } }`,
  );
  const answer = count === 1 ? '"timelinesLookedAt":' : 'QUERY_TOO_LARGE';
  return { body: JSON.stringify({ query: `mutation { ${each.join(' ')} }` }), answer };
}

function lists(first: number): HostileRequest {
  const contacts = 'contacts(last: 20) { id at internalNote }';
  const revisions = 'timeline { revisions(last: 20) { number kind from to note internalNote at } }';
  const query = `{ applications(first: ${first}) { nodes { id ${contacts} ${revisions} } } }`;
  const answer = first < 20 ? '"internalNote":"They asked when.' : 'QUERY_TOO_LARGE';
  return { body: JSON.stringify({ query }), answer };
}
