import pg from 'pg';

/** Transactions in which the rows of a sweep are written with as little as can be, so many at once as the sweep has under way. */
export interface ByHand {
  /** One transaction for each organization. Answers how long it took, in milliseconds. */
  advance(organizations: readonly string[]): Promise<number>;
  stop(): Promise<void>;
}

interface Batched {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Transactions under way at once, each on a connection of its own: as many as the sweep has. */
export const atOnce = 4;
const day = '2026-06-09T08:00:00Z';

/** What is read and locked: of the organization what is due, and its rules. */
const reading = (organizationId: string): Batched[] => [
  { name: 'begin', text: 'BEGIN', values: [] },
  {
    name: 'enter',
    text: `SELECT set_config('app.organization_id', $1, true), set_config('app.now', $2, true), set_config('synchronous_commit', 'off', true)`,
    values: [organizationId, day],
  },
  {
    name: 'due',
    text: `SELECT * FROM timelines
           WHERE organization_id >= $1 AND (organization_id, next_action_at) <= ($1, $2::timestamptz) AND next_action_at IS NOT NULL
           ORDER BY organization_id, next_action_at LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`,
    values: [organizationId, day],
  },
  {
    name: 'rules',
    text: `SELECT o.*, p.rules FROM organizations o JOIN policies p ON p.organization_id = o.id WHERE o.id = $1`,
    values: [organizationId],
  },
];

/** What is written of one timeline, and COMMIT with it. */
const writing = (organizationId: string, timelineId: string): Batched[] => [
  {
    name: 'advance',
    text: `UPDATE timelines SET broken_promises = '{1}', slip_count = 1, next_action_at = '2090-01-01Z' WHERE organization_id = $1 AND id = $2`,
    values: [organizationId, timelineId],
  },
  {
    name: 'slip',
    text: `INSERT INTO slips (organization_id, timeline_id, revision, kind, at) VALUES ($1, $2, 1, 'PASSED', $3)`,
    values: [organizationId, timelineId, day],
  },
  {
    name: 'event',
    text: `INSERT INTO domain_events (organization_id, id, type, payload, actor, at) VALUES ($1, uuidv7(), 'timeline.slipped', $2, $3, $4)`,
    values: [organizationId, JSON.stringify({ timelineId }), JSON.stringify({ kind: 'SYSTEM' }), day],
  },
  { name: 'commit', text: 'COMMIT', values: [] },
];

/** Two round trips each, of prepared statements, over the service's own batches; nothing is reckoned between them. */
export async function startByHand(code: string, serviceUrl: string): Promise<ByHand> {
  const { StatementBatch } = await import(`../../${code}/platform/wire/statement-batch.js`);
  const clients = Array.from({ length: atOnce }, () => new pg.Client({ connectionString: serviceUrl }));
  await Promise.all(clients.map((client) => client.connect()));
  const ask = async (client: pg.Client, statements: readonly Batched[]) => {
    const batch = new StatementBatch(statements);
    client.query(batch);
    return (await batch.results) as readonly {
      readonly tag: string;
      readonly rows: readonly { readonly id: string }[];
    }[];
  };
  const advanceOne = async (client: pg.Client, organizationId: string) => {
    const timelineId = (await ask(client, reading(organizationId)))[2]?.rows[0]?.id;
    if (timelineId === undefined) throw new Error('nothing was due');
    const written = await ask(client, writing(organizationId, timelineId));
    if (written.at(-1)?.tag !== 'COMMIT') throw new Error('it was not committed');
  };
  return {
    advance: async (organizations) => {
      const left = organizations.values();
      const startedAt = performance.now();
      await Promise.all(
        clients.map(async (client) => {
          for (const organizationId of left) await advanceOne(client, organizationId);
        }),
      );
      return performance.now() - startedAt;
    },
    stop: async () => {
      await Promise.all(clients.map((client) => client.end()));
    },
  };
}
