import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { CandidateRecords } from '../../src/candidates/index.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import { AuditChain } from '../../src/platform/audit/audit-chain.js';
import { verifyChain } from '../../src/platform/audit/verify-chain.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import { WebhookEndpointsService } from '../../src/webhooks/index.js';
import { liveCandidate, wordsOfLife } from '../support/candidate-life.js';
import { sceneSettings } from '../support/schema-calls/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';
import { answers, startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.js';
import { placesOf } from '../support/whole-database.js';

const start = '2026-12-01T09:00:00Z';
const nobody = '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a';

let app: TestApp;
let org: TestOrganization;
let receiver: WebhookReceiver;
let owner: pg.Client;

beforeAll(async () => {
  app = await startTestApp({ now: start, settings: sceneSettings });
  receiver = await startWebhookReceiver();
  // It sends back what it knows them by.
  receiver.behave(answers(200, {}, `Thanks for ${wordsOfLife.externalId}`));
  app.stopWith(receiver.stop);
  owner = new pg.Client({ connectionString: app.database.superuserUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.stop();
});
beforeEach(async () => {
  app.clock.set(start);
  org = await app.organization();
  await app.app
    .get(TenantDatabase)
    .write(systemActor(org.id), (tx) => app.app.get(WebhookEndpointsService).create(tx, { url: receiver.url }));
});

const erase = (candidateId: string) => org.mutate('eraseCandidate', { candidateId }, 'fullName email erasedAt');
const rows = async (sql: string, ...values: unknown[]) => (await owner.query(sql, [org.id, ...values])).rows;

/** Of every table of the public schema, how many rows the organization has. */
const counts = async () => {
  const tables = await owner.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id'
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY 1`,
  );
  const counted: Record<string, number> = {};
  for (const { name } of tables.rows)
    counted[name] = Number((await rows(`SELECT count(*) AS n FROM ${name} WHERE organization_id = $1`))[0].n);
  return counted;
};

describe('a candidate with whom everything has happened', () => {
  const needles = Object.values(wordsOfLife);
  const everywhere = [
    'public.application_turns.internal_note',
    'public.applications.external_remote_id',
    'public.applications.stage',
    'public.ats_delivery_rows.remote_id',
    'public.ats_import_rows.candidate_remote_id',
    'public.ats_refs.remote_id',
    'public.ats_refs.said',
    'public.audit_details.detail',
    'public.candidate_aliases.external_remote_id',
    'public.candidates.email',
    'public.candidates.email_key',
    'public.candidates.external_remote_id',
    'public.candidates.full_name',
    'public.candidates.search_text',
    'public.candidates.time_zone',
    'public.contacts.internal_note',
    'public.drafts.note',
    'public.feed_events.application_ref',
    'public.feed_events.candidate_ref',
    'public.follow_ups.message',
    'public.interviews.external_remote_id',
    'public.interviews.title',
    'public.message_attempts.answer',
    'public.messages.bounce_answer',
    'public.messages.bounce_report',
    'public.messages.composition',
    'public.messages.html',
    'public.messages.recipient_zone',
    'public.messages.subject',
    'public.messages.text',
    'public.messages.to_address',
    'public.messages.to_name',
    'public.outcomes.note',
    'public.timeline_revisions.internal_note',
    'public.timeline_revisions.note',
    'public.timelines.candidate_zone',
    'public.webhook_attempts.answer',
  ];

  it('is in no column of no table once they were erased, nothing more is sent, and what is left still proves what was', async () => {
    const life = await liveCandidate(app, org);
    await app.app.get(AuditChain).run();
    // What is looked for is there, or it could not be missed afterwards. A subject need not name anybody.
    const found = await placesOf(owner, needles);
    expect(everywhere.filter((place) => !found.includes(place) && place !== 'public.messages.subject')).toEqual([]);
    expect(found.filter((place) => !everywhere.includes(place))).toEqual([]);
    const before = await counts();
    const unsent = await rows(`SELECT id FROM messages WHERE organization_id = $1 AND status = 'QUEUED'`);
    expect(unsent).toHaveLength(1);
    const received = app.mail.received.length;

    expect(await erase(life.candidateId)).toEqual({
      __typename: 'Candidate',
      id: life.candidateId,
      fullName: '(erased)',
      email: '(erased)',
      erasedAt: app.clock.now.toString({ smallestUnit: 'millisecond' }),
    });
    expect(await placesOf(owner, needles)).toEqual([]);

    // Whatever had been due: nobody is written to, and nothing comes back.
    for (const days of [1, 10, 60]) {
      app.clock.advance({ hours: days * 24 });
      await app.settle();
    }
    await app.app.get(AuditChain).run();
    expect(app.mail.received.length).toBe(received);
    expect(await placesOf(owner, needles)).toEqual([]);

    const after = await counts();
    for (const table of [
      'candidates',
      'applications',
      'interviews',
      'outcomes',
      'timelines',
      'timeline_disclosures',
      'slips',
      'messages',
      'message_attempts',
    ])
      expect([table, after[table]]).toEqual([table, before[table]]);
    expect(before['messages']).toBeGreaterThan(3);
    expect(before['slips']).toBe(2);
    const sent = `SELECT count(*)::int AS sent FROM messages WHERE organization_id = $1 AND status = 'SENT' AND sent_at IS NOT NULL`;
    // The decision that could not be sent, and what a member had to let go.
    expect(await rows(sent)).toEqual([{ sent: (before['messages'] ?? 0) - 2 }]);
    const verified = await app.app.get(TenantDatabase).read(org.id, (tx) => verifyChain(tx, null));
    expect(verified).toMatchObject({ broken: null, waiting: 0, chained: (before['audit_entries'] ?? 0) + 1 });
  });

  // Kinds, states and hashes, and the names of members, keys and the organization: no words about the candidate.
  const wordless = new Set(
    [
      'candidates: erased_ref_hash',
      'candidate_aliases: ref_hash',
      'applications: status',
      'interviews: status',
      'outcomes: kind reason tell_candidate told_by actor',
      // What they call their zone is that of the job after an erasure.
      'timelines: milestone zone candidate_zone precision untold_kinds asked disclosed_precision closed_as next_action_kind',
      'timeline_revisions: kind precision reason actor',
      'follow_ups: kind form_hash answered_by',
      'link_answers: act detail form_hash link_hash',
      'link_tokens: purpose token_hash',
      'timeline_disclosures: kind',
      'slips: kind',
      'notifications: kind recipient decision withheld_because',
      'messages: kind status from_name reply_to_name reply_to_address message_id failure bounce_class',
      'contacts: channel actor',
      'application_turns: kind actor',
      'message_attempts: outcome phase',
      'ats_refs: type ref_hash',
      'ats_deliveries: content_key charset status',
      'ats_delivery_rows: type ref_hash status',
      'ats_import_rows: status candidate_hash',
      'audit_entries: action actor_kind actor_name on_behalf_of_name address request_id subject_type detail_hash',
      'audit_chain: previous_hash hash',
      'feed_events: type origin job_ref facts',
      'webhook_deliveries: status trigger',
      'webhook_attempts: trigger outcome',
    ].flatMap((line) => {
      const [table, columns = ''] = line.split(': ');
      return columns.split(' ').map((column) => `${table}.${column}`);
    }),
  );

  it('is erased from every column that can hold words and is not known to hold none', async () => {
    const { candidateId } = await liveCandidate(app, org);
    await erase(candidateId);
    const { tables } = app.app.get(CandidateRecords);
    const { rows: columns } = await owner.query<{ table: string; name: string }>(
      `SELECT c.relname AS table, a.attname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY($1) AND a.attnum > 0 AND NOT a.attisdropped
         AND a.atttypid NOT IN ('uuid'::regtype, 'timestamptz'::regtype, 'date'::regtype, 'integer'::regtype,
                                'integer[]'::regtype, 'bigint'::regtype, 'boolean'::regtype)`,
      [tables],
    );
    const known = columns.map(({ table, name }) => `${table}.${name}`);
    expect([...wordless].filter((column) => !known.includes(column))).toEqual([]);
    // Of the erasure itself it is kept who was to be erased: an id.
    const bare = [null, '(erased)', 'und', JSON.stringify({ candidateId })];
    for (const { table, name } of columns.filter((column) => !wordless.has(`${column.table}.${column.name}`))) {
      const left = await rows(`SELECT DISTINCT ${name} AS word FROM ${table} WHERE organization_id = $1`);
      const others = table === 'audit_details' ? await otherDetails() : [];
      const words = left.map(({ word }) => word).filter((word) => !others.includes(String(word)));
      expect([table, name, words.filter((word) => !bare.includes(word))]).toEqual([table, name, []]);
    }
  });

  /** Of entries that are about no candidate. */
  const otherDetails = async () => {
    const found = await rows(
      `SELECT d.detail, d.salt FROM audit_details d JOIN audit_entries e ON e.organization_id = d.organization_id AND e.id = d.entry_id
       WHERE e.organization_id = $1 AND (e.subject_type IN ('Job', 'AtsIntegration', 'AtsImport') OR e.action IN ('eraseCandidate', 'updatePolicy'))`,
    );
    return found.flatMap(({ detail, salt }) => [detail, String(salt)]);
  };

  it('ends in the same moment: applications, timelines, and what nobody was told yet, each on record', async () => {
    const { candidateId, applicationIds } = await liveCandidate(app, org);
    await erase(candidateId);
    const whole = async (id: string | undefined) => {
      const { data, errors } = await org.graphql(
        `query($id: ID!) { application(id: $id) { status stage endedAt untoldDecision externalRef { remoteId } outcome { note toldAt }
          interviews { title status }
          timeline { status nextAction { kind } revisions { kind note internalNote actor { name } } slips { kind } }
          messages(first: 5) { nodes { status cancelledBecause toAddress subject text html locale attempts { outcome smtpCode answer } } }
          notifications(first: 5) { nodes { kind decision withheldBecause } } } }`,
        { id },
      );
      expect(errors).toBeUndefined();
      return data.application;
    };
    const [first, second, third] = await Promise.all(applicationIds.map(whole));
    expect(first).toMatchObject({
      status: 'WITHDRAWN',
      stage: '(erased)',
      externalRef: null,
      untoldDecision: false,
    });
    expect(first.interviews).toEqual([{ title: '(erased)', status: 'CANCELLED' }]);
    expect(first.timeline.status).toBe('CANCELLED');
    expect(first.timeline.nextAction).toBeNull();
    expect(first.timeline.revisions.map(({ kind }: { kind: string }) => kind)).toEqual(['SET', 'EXTENDED', 'CLOSED']);
    expect(first.timeline.slips).toHaveLength(2);
    for (const application of [first, second, third]) {
      for (const revision of application.timeline.revisions)
        expect(revision).toMatchObject({
          note: null,
          internalNote: null,
          actor: { name: expect.stringMatching(/^(tests|Followthrough)$/) },
        });
      for (const message of application.messages.nodes) {
        expect(message).toMatchObject({
          toAddress: '(erased)',
          subject: '(erased)',
          text: '(erased)',
          html: '(erased)',
          locale: 'und',
        });
        for (const attempt of message.attempts) expect(attempt.answer).toBeNull();
      }
    }
    expect(second.notifications.nodes).toEqual([
      { kind: 'TIMELINE_SET', decision: 'WITHHOLD', withheldBecause: 'CANCELLED' },
    ]);
    // The decision was made, and it stays; that it was told is not claimed.
    expect(third).toMatchObject({
      status: 'REJECTED',
      untoldDecision: false,
      outcome: null,
    });
    expect(third.timeline.status).toBe('CANCELLED');
    expect(third.messages.nodes).toMatchObject([{ status: 'CANCELLED', cancelledBecause: 'ERASED' }]);
    const untold = await org.graphql('{ applications(filter: {untoldDecision: true}) { totalCount } }');
    expect(untold.data.applications.totalCount).toBe(0);
  });

  it('is exported whole: every row of every table that refers to them, with every column', async () => {
    const { candidateId } = await liveCandidate(app, org);
    await app.app.get(AuditChain).run();
    const { data } = await org.graphql(
      'mutation($input: ExportCandidateInput!) { exportCandidate(input: $input) { ... on CandidateExport { version exportedAt json } } }',
      { input: { candidateId } },
    );
    const exported = JSON.parse(data.exportCandidate.json);
    expect(exported).toMatchObject({
      version: 1,
      exportedAt: data.exportCandidate.exportedAt.replace('.000Z', 'Z'),
      candidate: { id: candidateId, fullName: wordsOfLife.name, email: wordsOfLife.address, erasedAt: null },
    });
    for (const word of needles) expect(data.exportCandidate.json).toContain(word);
    const camel = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
    const tables = app.app.get(CandidateRecords).tables;
    expect(
      [...tables]
        .filter((table) => table !== 'candidates')
        .map(camel)
        .sort(),
    ).toEqual(
      Object.keys(exported)
        .filter((key) => !['version', 'exportedAt', 'candidate'].includes(key))
        .sort(),
    );
    // What a member was told is a mail of theirs, with its links.
    const kinds = "'CANDIDATE_UNREACHABLE', 'MEMBER_DIGEST', 'ANSWER_RECORDED', 'ANSWER_OVERTAKEN'";
    const toMember = `SELECT id FROM messages WHERE kind IN (${kinds})`;
    const theirs: Record<string, string> = {
      messages: `AND id NOT IN (${toMember})`,
      message_attempts: `AND message_id NOT IN (${toMember})`,
      link_tokens: `AND (message_id IS NULL OR message_id NOT IN (${toMember}))`,
    };
    for (const table of tables.filter((each) => each !== 'candidates')) {
      const all = await rows(
        `SELECT to_jsonb(r) AS row FROM ${table} r WHERE organization_id = $1 ${theirs[table] ?? ''}`,
      );
      // Nobody else's rows are in this organization but the jobs' and the key's entries.
      const own = exported[camel(table)];
      expect([table, own.length > 0]).toEqual([table, true]);
      if (!table.startsWith('audit_')) expect([table, own.length]).toEqual([table, all.length]);
      for (const row of own) expect(Object.keys(row).sort()).toEqual(Object.keys(all[0].row).map(camel).sort());
    }
    expect(exported.auditEntries.map(({ action }: { action: string }) => action)).toContain('exportCandidate');
  });

  it('is looked for in every table from which a reference leads to candidates', async () => {
    const { rows: found } = await owner.query<{ name: string }>(
      `WITH RECURSIVE referring AS (
         SELECT 'candidates'::regclass::oid AS id
         UNION SELECT k.conrelid FROM pg_constraint k JOIN referring l ON l.id = k.confrelid WHERE k.contype = 'f')
       SELECT id::regclass::text AS name FROM referring ORDER BY 1`,
    );
    expect(found.length).toBeGreaterThan(7);
    const { tables } = app.app.get(CandidateRecords);
    expect(found.map(({ name }) => name).filter((name) => !tables.includes(name))).toEqual([]);
  });
});

describe('the functions that take words out of history', () => {
  let service: pg.Client;
  beforeAll(async () => {
    service = new pg.Client({ connectionString: app.database.serviceUrl });
    await service.connect();
  });
  afterAll(() => service.end());

  const calls = (tenant: string | null, candidateId: string) => async () => {
    await service.query('BEGIN');
    if (tenant !== null) await service.query(`SELECT set_config('app.organization_id', $1, true)`, [tenant]);
    await service.query('SELECT erase_timeline_notes($1)', [candidateId]);
    await service.query('SELECT erase_audit_details($1, now())', [candidateId]);
    await service.query('COMMIT');
  };
  const kept = async () =>
    (
      await rows(
        `SELECT (SELECT count(*)::int FROM timeline_revisions WHERE organization_id = $1 AND internal_note IS NOT NULL) AS notes,
                (SELECT count(*)::int FROM audit_details WHERE organization_id = $1 AND detail IS NOT NULL) AS details`,
      )
    )[0];

  it('take nothing of a candidate who is not erased, nor of one of another organization, nor outside of any', async () => {
    const { id, candidateId } = await org.application();
    await org.mutate('setTimeline', { applicationId: id, decisionDate: '2026-12-11', internalNote: 'Fine.' });
    const before = await kept();
    expect(before).toEqual({ notes: 1, details: 4 });
    await calls(org.id, candidateId)();
    expect(await kept()).toEqual(before);
    // Marked as erased, past the service that would call them.
    await owner.query(
      `UPDATE candidates SET erased_at = now(), full_name = '(erased)', email = '(erased)', locale = NULL, time_zone = NULL WHERE id = $1`,
      [candidateId],
    );
    const other = await app.organization();
    for (const tenant of [other.id, null]) {
      await calls(tenant, candidateId)();
      expect(await kept()).toEqual(before);
    }
    await calls(org.id, candidateId)();
    expect(await kept()).toEqual({ notes: 0, details: 1 });
  });
});

describe('who may ask for it', () => {
  it.each(['exportCandidate', 'eraseCandidate'])('%s needs its own scope', async (mutation) => {
    const writer = await app.organization({ scopes: ['reads', 'candidates:write', 'admin'] });
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const { data } = await writer.graphql(
      `mutation($input: ${type}!) { ${mutation}(input: $input) { ... on NotPermitted { code missingScope } } }`,
      { input: { candidateId: nobody } },
    );
    expect(data[mutation]).toEqual({ code: 'NOT_PERMITTED', missingScope: 'CANDIDATES_ERASE' });
  });
});
