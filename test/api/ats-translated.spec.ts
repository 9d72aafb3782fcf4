import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { TranslateDeliveries } from '../../src/ats/index.js';
import { type Delivered, type Inbox, inboxCalls, inboxSecret } from '../support/ats/inbox-calls.js';
import { sample, sampleBytes } from '../support/ats/samples.js';
import { signedBy } from '../support/ats/signed-deliveries.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** What follows from what other systems send, with the bodies of their documentation. */
describe('what a system sends', () => {
  let app: TestApp;
  let superuser: pg.Client;

  beforeAll(async () => {
    app = await startTestApp();
    superuser = new pg.Client({ connectionString: app.database.superuserUrl });
    await superuser.connect();
  });
  afterAll(async () => {
    await superuser.end();
    await app.stop();
  });

  const { ask, connect, post, applications, deliveries, redo } = inboxCalls(() => app);
  const greenhouse = async (inbox: Inbox, ...names: string[]) => {
    for (const name of names) await post(inbox, signedBy.greenhouse(sampleBytes('greenhouse', name), inboxSecret));
    await app.settle();
  };

  it('becomes an application with its date, under the ids that it has there', async () => {
    const inbox = await connect('GREENHOUSE', { decisionDateField: 'decision_by' });
    await greenhouse(inbox, 'candidate_stage_change');
    expect(await applications(inbox)).toEqual([
      {
        status: 'ACTIVE',
        stage: 'Onsite',
        candidate: { fullName: 'Ana Ríos', email: 'ana.rios@mail.example' },
        job: { title: 'Staff Engineer' },
        timeline: { decisionDate: '2026-12-11' },
        externalRef: { source: 'greenhouse', remoteId: '4294967299' },
      },
    ]);
  });

  it('is on record as what its connection did, by the way it came', async () => {
    const inbox = await connect('GREENHOUSE', { decisionDateField: 'decision_by' });
    await greenhouse(inbox, 'candidate_stage_change');
    const query = `{ events(first: 5) { nodes { type origin } }
      auditEntries(first: 20) { nodes { action actor { kind actorId name } } } }`;
    const { events, auditEntries } = await ask(inbox.org, query);
    expect(events.nodes).toContainEqual({ type: 'timeline.set.v1', origin: 'CONNECTOR' });
    const actor = { kind: 'CONNECTION', actorId: inbox.id, name: 'greenhouse' };
    expect(auditEntries.nodes).toContainEqual({ action: 'syncApplications', actor });
  });

  it('is as it is there in whichever order it comes, and however often', async () => {
    const inbox = await connect('GREENHOUSE');
    await greenhouse(inbox, 'candidate_stage_change', 'new_candidate_application', 'update_candidate');
    expect(await applications(inbox)).toMatchObject([{ stage: 'Onsite', candidate: { fullName: 'Ana Ríos Vega' } }]);
    const [, late] = await deliveries(inbox);
    expect(late.rows).toContainEqual(expect.objectContaining({ type: 'APPLICATION', status: 'STALE' }));
    await redo(inbox, late.id);
    await app.settle();
    expect(await applications(inbox)).toMatchObject([{ stage: 'Onsite' }]);
  });

  it('is undone by what undoes it there, and by no recording of it', async () => {
    const inbox = await connect('GREENHOUSE');
    await greenhouse(inbox, 'candidate_stage_change', 'hire_candidate');
    expect(await applications(inbox)).toMatchObject([{ status: 'HIRED' }]);
    await greenhouse(inbox, 'unhire_candidate');
    expect(await applications(inbox)).toMatchObject([{ status: 'ACTIVE' }]);
  });

  it('may happen a second time in the same words, which tell no time', async () => {
    const inbox = await connect('GREENHOUSE');
    const hire = signedBy.greenhouse(sampleBytes('greenhouse', 'hire_candidate'), inboxSecret, 'the first hire');
    await greenhouse(inbox, 'candidate_stage_change');
    await post(inbox, hire);
    await greenhouse(inbox, 'unhire_candidate');
    // The same event once more: Greenhouse says so by its id.
    await post(inbox, hire);
    await app.settle();
    expect(await applications(inbox)).toMatchObject([{ status: 'ACTIVE' }]);
    await greenhouse(inbox, 'hire_candidate');
    expect(await applications(inbox)).toMatchObject([{ status: 'HIRED' }]);
  });

  it.each(['unhire_candidate', 'unreject_candidate'])('is undone however late %s comes', async (event) => {
    const inbox = await connect('GREENHOUSE');
    await greenhouse(inbox, 'candidate_stage_change', 'hire_candidate');
    const body = sample('greenhouse', event) as { payload: { application: object } };
    const late = app.clock.now.subtract({ minutes: 1 }).toString();
    const application = { ...body.payload.application, last_activity_at: late };
    const bytes = Buffer.from(JSON.stringify({ ...body, payload: { application } }));
    await post(inbox, signedBy.greenhouse(bytes, inboxSecret));
    await app.settle();
    expect(await applications(inbox)).toMatchObject([{ status: 'ACTIVE' }]);
  });

  it('opens a job again that was closed, and by no application that still calls it open', async () => {
    const inbox = await connect('GREENHOUSE');
    const job = (status: string, closed_at: string | null) => ({ id: 4031128, name: 'Engineer', status, closed_at });
    const tell = async (told: object) => {
      const body = Buffer.from(JSON.stringify({ action: 'job_updated', payload: { job: told } }));
      await post(inbox, signedBy.greenhouse(body, inboxSecret));
      await app.settle();
      return (await ask(inbox.org, '{ jobs(first: 2) { nodes { status } } }')).jobs.nodes;
    };
    expect(await tell(job('open', null))).toEqual([{ status: 'OPEN' }]);
    expect(await tell(job('closed', '2026-12-01T08:00:00Z'))).toEqual([{ status: 'CLOSED' }]);
    await greenhouse(inbox, 'candidate_stage_change');
    expect(await tell(job('closed', '2026-12-01T08:00:00Z'))).toEqual([{ status: 'CLOSED' }]);
    expect(await tell(job('open', null))).toEqual([{ status: 'OPEN' }]);
  });

  it('counts whatever else is in fields of their own', async () => {
    const inbox = await connect('GREENHOUSE', { decisionDateField: 'decision_by' });
    const body = sample('greenhouse', 'candidate_stage_change') as {
      payload: { application: { custom_fields: object } };
    };
    const notes = Array.from({ length: 120 }, (_, at) => [
      `note_${at}`,
      { type: 'long_text', value: 'x'.repeat(2_500) },
    ]);
    const fields = {
      ...body.payload.application.custom_fields,
      ...Object.fromEntries(notes),
      bad: { value: '\u0000' },
    };
    const application = { ...body.payload.application, custom_fields: fields };
    await post(
      inbox,
      signedBy.greenhouse(Buffer.from(JSON.stringify({ ...body, payload: { application } })), inboxSecret),
    );
    await app.settle();
    expect(await applications(inbox)).toMatchObject([{ timeline: { decisionDate: '2026-12-11' } }]);
  });

  it('erases nobody by a merge that comes as a deletion, and whom it says is made anonymous', async () => {
    const inbox = await connect('GREENHOUSE');
    await greenhouse(inbox, 'candidate_stage_change', 'delete_candidate-merged');
    expect(await applications(inbox)).toMatchObject([{ status: 'ACTIVE', candidate: { fullName: 'Ana Ríos' } }]);
    await greenhouse(inbox, 'candidate_anonymized');
    const [{ candidate }] = await applications(inbox);
    expect(JSON.stringify(candidate)).not.toContain('Ana');
    const bodies = await superuser.query(
      'SELECT count(*)::int AS count FROM ats_delivery_bodies WHERE organization_id = $1 AND sealed_body IS NOT NULL',
      [inbox.org.id],
    );
    // What spoke of her is forgotten; that she was made anonymous stands by an id alone.
    expect(bodies.rows).toEqual([{ count: 1 }]);
    const rows = (await deliveries(inbox)).flatMap(
      (each: { rows: { type: string; remoteId: string | null }[] }) => each.rows,
    );
    const own = rows.filter(({ type }: { type: string }) => type === 'CANDIDATE' || type === 'APPLICATION');
    expect(
      own.map(({ remoteId }: { remoteId: string | null }) => remoteId).filter((each: string | null) => each !== null),
    ).toEqual([]);
    await greenhouse(inbox, 'update_candidate');
    expect(JSON.stringify(await applications(inbox))).not.toContain('Ana');
  });

  describe('of somebody who has no application any more', () => {
    /** The sample of a vendor with other fields, newer by so many minutes. */
    const later = (vendor: string, name: string, minutes: number, more: Record<string, unknown>): Buffer => {
      const body = structuredClone(sample(vendor, name)) as Record<string, Record<string, Record<string, unknown>>>;
      const updatedAt = app.clock.now.add({ minutes }).toString();
      if (vendor === 'workable') Object.assign(body['data'] ?? {}, { updated_at: updatedAt }, more);
      if (vendor === 'ashby') Object.assign(body['data']?.['application'] ?? {}, { updatedAt }, more);
      if (vendor === 'greenhouse')
        Object.assign(body['payload']?.['application'] ?? {}, { last_activity_at: updatedAt }, more);
      return Buffer.from(JSON.stringify({ ...body, ...(vendor === 'ashby' ? { webhookActionId: updatedAt } : {}) }));
    };

    it.each([
      ['ashby', 'applicationUpdate-lead', { status: 'Active' }, { status: 'Lead' }],
      ['greenhouse', 'candidate_stage_change', { prospect: false }, { prospect: true, jobs: [] }],
      [
        'workable',
        'candidate_moved',
        { sourced: true },
        { sourced: true, stage_kind: 'sourced', stage: 'Found by us' },
      ],
    ] as const)('keeps no promise, until there is one again: %s', async (vendor, name, active, prospect) => {
      const decisionDateField = {
        ashby: 'b1a7f1a0-4444-4f8f-9d6a-3c1f0a7f1a04',
        greenhouse: 'decision_by',
        workable: null,
      };
      const inbox = await connect(vendor.toUpperCase(), { decisionDateField: decisionDateField[vendor] });
      const isDated = vendor !== 'workable';
      let told = 0;
      const tell = async (more: Record<string, unknown>) => {
        told += 1;
        await post(inbox, signedBy[vendor](later(vendor, name, told, more), inboxSecret));
        await app.settle();
        const query = '{ applications(first: 5) { nodes { id status timeline { status } messages { totalCount } } } }';
        return (await ask(inbox.org, query)).applications.nodes;
      };
      expect(await tell(prospect)).toEqual([]);
      const [{ id, status, timeline }] = await tell(active);
      expect([status, timeline?.status]).toEqual(['ACTIVE', isDated ? 'ON_TRACK' : undefined]);
      app.clock.advance({ minutes: 15 });
      await app.settle();
      const messages = { totalCount: isDated ? 1 : 0 };
      const cancelled = isDated ? { status: 'CANCELLED' } : null;
      expect(await tell(prospect)).toEqual([{ id, status: 'WITHDRAWN', timeline: cancelled, messages }]);
      app.clock.advance({ hours: 48 });
      await app.settle();
      // Quietly: nobody is told of an end that was none.
      expect(await tell({ ...prospect, created_at: null })).toEqual([
        { id, status: 'WITHDRAWN', timeline: cancelled, messages },
      ]);
      const [again] = await tell(active);
      expect([again.id, again.status, again.timeline?.status]).toEqual([
        id,
        'ACTIVE',
        isDated ? 'ON_TRACK' : undefined,
      ]);
    });
  });

  it('says where what stands, and how it signs, for a system without a connector of its own', async () => {
    const inbox = await connect('GENERIC');
    const update = async (input: object) => {
      const query = `mutation($input: UpdateAtsInboxInput!) { updateAtsInbox(input: $input) { __typename
        ... on AtsInbox { signature mapping } ... on Problem { message path } } }`;
      return (await ask(inbox.org, query, { input: { atsIntegrationId: inbox.id, ...input } })).updateAtsInbox;
    };
    const mapping = {
      job: { remoteId: '/vacancy/no', title: '/vacancy/called' },
      candidate: { remoteId: '/person/no', fullName: '/person/who', email: '/person/mail', canEmail: '/person/ok' },
      application: {
        remoteId: '/app/no',
        candidateRemoteId: '/person/no',
        jobRemoteId: '/vacancy/no',
        stage: '/app/step',
      },
    };
    for (const [wrong, message] of [
      ['{', 'must be JSON'],
      ['{"job":{"title":"/a"}}', 'job: must say where remoteId is'],
    ])
      expect(await update({ mapping: wrong })).toMatchObject({
        __typename: 'InvalidInput',
        message,
        path: ['input', 'mapping'],
      });
    expect(await update({ apiCredential: 'of no use' })).toMatchObject({ __typename: 'InvalidInput' });
    // The secret that it has is none of theirs: nothing would be known by it.
    expect(await update({ signature: 'STANDARD_WEBHOOKS' })).toMatchObject({ path: ['input', 'signature'] });
    const remove = 'mutation($input: RemoveAtsSecretInput!) { removeAtsSecret(input: $input) { __typename } }';
    await ask(inbox.org, remove, { input: { atsIntegrationId: inbox.id } });
    const shown = await update({ signature: 'STANDARD_WEBHOOKS', mapping: JSON.stringify(mapping) });
    expect(shown.signature).toBe('STANDARD_WEBHOOKS');
    expect(JSON.parse(shown.mapping)).toEqual(mapping);
    const rotate = `mutation($input: RotateAtsSecretInput!) { rotateAtsSecret(input: $input) {
      ... on AtsInboxWithSecret { secret } ... on Problem { path } } }`;
    const set = async (given: object) =>
      (await ask(inbox.org, rotate, { input: { atsIntegrationId: inbox.id, ...given } })).rotateAtsSecret;
    expect(await set({ secret: 'not in base64' })).toEqual({ path: ['input', 'secret'] });
    const made = await set({});
    const now = new Date(app.clock.now.epochMilliseconds);
    await post(inbox, signedBy.standardWebhooks(sampleBytes('generic', 'mapped'), made.secret, now));
    await app.settle();
    expect(await applications(inbox)).toMatchObject([{ stage: 'Interview', candidate: { fullName: 'Freya Lind' } }]);
  });

  it('is kept while its connection is off, and translated when somebody wants it afterwards', async () => {
    const inbox = await connect('GREENHOUSE');
    const enable = async (enabled: boolean) => {
      const query =
        'mutation($input: UpdateAtsIntegrationInput!) { updateAtsIntegration(input: $input) { __typename } }';
      await ask(inbox.org, query, { input: { atsIntegrationId: inbox.id, enabled } });
    };
    await enable(false);
    await greenhouse(inbox, 'candidate_stage_change');
    const [delivery] = await deliveries(inbox);
    expect(delivery).toMatchObject({ status: 'FAILED', failure: 'CONNECTION_DISABLED' });
    await enable(true);
    await redo(inbox, delivery.id);
    await app.settle();
    expect(await applications(inbox)).toHaveLength(1);
  });

  it('is translated once by two workers, and again after one was killed', async () => {
    const inbox = await connect('GREENHOUSE');
    await post(inbox, signedBy.greenhouse(sampleBytes('greenhouse', 'candidate_stage_change'), inboxSecret));
    // Held by a process that is gone.
    const lease = `UPDATE ats_deliveries SET leased_until = $2, fence = fence + 1 WHERE organization_id = $1`;
    const until = app.clock.now.add({ seconds: 120 }).toString();
    await superuser.query(lease, [inbox.org.id, until]);
    await app.settle();
    expect(await deliveries(inbox)).toMatchObject([{ status: 'PENDING', attemptCount: 0 }]);
    app.clock.advance({ seconds: 120 });
    const workers = app.app.get(TranslateDeliveries);
    await Promise.all([workers.run(), workers.run()]);
    expect(await deliveries(inbox)).toMatchObject([{ status: 'APPLIED', attemptCount: 1 }]);
    expect(await applications(inbox)).toHaveLength(1);
  });

  it('is refused where it cannot be stored, and what comes behind it is translated at once', async () => {
    const inbox = await connect('ASHBY');
    const tell = async (id: string, more = {}) => {
      const body = Buffer.from(JSON.stringify({ action: 'jobUpdate', data: { job: { id, title: 'T', ...more } } }));
      await post(inbox, signedBy.ashby(body, inboxSecret));
    };
    for (const id of ['1\u0000', '2\ud83d', '3', '4'.repeat(300)]) await tell(id);
    await app.settle();
    const told = await deliveries(inbox);
    expect(told.map(({ status, attemptCount }: Delivered) => ({ status, attemptCount }))).toEqual(
      Array(4).fill({ status: 'APPLIED', attemptCount: 1 }),
    );
    expect(told.map(({ rows }: Delivered) => rows[0]).reverse()).toMatchObject([
      { remoteId: '1\ufffd', status: null },
      { remoteId: '2\ufffd', status: null },
      { remoteId: '3', status: 'CREATED' },
      { remoteId: '4'.repeat(300), status: null },
    ]);
    const generic = await connect('GENERIC');
    const rows = [
      { remoteId: '1', 'a\u0000': 1 },
      { remoteId: '2', title: 'Nurse' },
    ];
    await post(generic, signedBy.generic(Buffer.from(JSON.stringify({ jobs: rows })), inboxSecret));
    await app.settle();
    expect((await deliveries(generic))[0].rows).toMatchObject([{ status: null }, { status: 'CREATED' }]);
  });

  it('does not stop what comes behind it, whatever its end could not be written down for', async () => {
    const inbox = await connect('GREENHOUSE');
    // A rule of the database that its row breaks.
    const rule = `ALTER TABLE ats_delivery_rows ADD CONSTRAINT test_poison CHECK (organization_id <> '${inbox.org.id}' OR type <> 'INTERVIEW')`;
    await superuser.query(rule);
    try {
      await greenhouse(inbox, 'candidate_stage_change', 'update_candidate');
    } finally {
      await superuser.query('ALTER TABLE ats_delivery_rows DROP CONSTRAINT test_poison');
    }
    expect(await deliveries(inbox)).toMatchObject([
      { status: 'APPLIED' },
      { status: 'FAILED', failure: 'OWN_FAULT', attemptCount: 1, rows: [] },
    ]);
  });

  it('keeps apart what two organizations hear of the same vendor', async () => {
    const [north, south] = [await connect('GREENHOUSE'), await connect('GREENHOUSE')];
    await greenhouse(north, 'candidate_stage_change');
    expect(await applications(south)).toEqual([]);
    expect(await deliveries(south)).toEqual([]);
  });

  it('tells nobody who withdrew that they were rejected', async () => {
    const inbox = await connect('GREENHOUSE', {}, 'Halcyon Works');
    await greenhouse(inbox, 'candidate_stage_change', 'reject_candidate-withdrew');
    app.clock.advance({ hours: 24 * 5 });
    await app.settle();
    expect(await applications(inbox)).toMatchObject([{ status: 'WITHDRAWN' }]);
    const told = app.mail.received.map(({ parsed }) => parsed).filter(({ from }) => from?.name === 'Halcyon Works');
    expect(
      told.map(({ to, subject }) => ({ to, subject })).filter(({ to }) => to?.[0]?.address?.startsWith('ana')),
    ).toEqual([]);
  });
});
