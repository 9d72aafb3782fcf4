import { fieldsOf, formsOf } from '../pages/page-forms.js';
import { signedBy } from '../support/ats/signed-deliveries.js';
import { firstOf, linksTo } from '../support/page-visits.js';
import type { Scene } from '../support/schema-calls/scene.js';
import type { TestApp } from '../support/test-app.js';

/** Another way in than `/graphql`: what somebody in earnest sends there, and how whatever they send is sent. */
export interface Door {
  values(): Promise<Record<string, unknown>>;
  send(values: Record<string, unknown>): Promise<{ readonly status: number; readonly text: string }>;
}

export const doorNames = ['inbox', 'file', 'page', 'unsubscribe', 'answers'] as const;
export type DoorName = (typeof doorNames)[number];

/** The doors to a scene in which everything has happened. */
export async function doorsOf(scene: Scene): Promise<Readonly<Record<DoorName, Door>>> {
  const { app, org } = scene;
  const connection = await scene.id('atsIntegration');
  const secret = await scene.make(
    'rotateAtsSecret',
    { atsIntegrationId: connection, label: 'doors' },
    '... on AtsInboxWithSecret { secret }',
    'secret',
  );
  const url = await app.app.getUrl();
  return {
    inbox: {
      values: async () => sentRows(scene),
      send: async (values) => {
        const { headers, body } = signedBy.generic(Buffer.from(JSON.stringify(values)), secret);
        return await post(`${url}/ats/generic/${connection}`, headers, new Uint8Array(body));
      },
    },
    file: {
      values: async () => ({
        query: { connection, name: scene.text('file') },
        head: ['candidate_id', 'name', 'email', 'job'],
        row: [scene.text('filed'), scene.text('filed'), scene.address(), scene.text('job')],
      }),
      send: async ({ query, ...lines }) => {
        const headers = { authorization: `Bearer ${org.apiKey}`, 'content-type': 'text/csv' };
        const body = Object.values(lines)
          .map((line) => textsOf(line).join(','))
          .join('\n');
        return await post(`${url}/ats/imports?${formOf(query)}`, headers, body);
      },
    },
    page: pageDoor(app, firstOf(linksTo(app, 'status', scene.mark)), 'act', {
      act: 'STILL_INTERESTED',
      message: 'Yes',
    }),
    unsubscribe: {
      values: async () => ({ 'List-Unsubscribe': 'One-Click' }),
      send: (values) => postForm(`${url}${firstOf(linksTo(app, 'preferences', scene.mark))}`, values),
    },
    answers: answersDoor(app, firstOf(linksTo(app, 'answer', scene.mark))),
  };
}

/** A form of a page, as its reader would send it. */
function pageDoor(app: TestApp, path: string, does: string, given: Record<string, string>): Door {
  return {
    values: async () => {
      const form = formsOf((await app.http.get(path)).text).find(({ fields }) => fields['does'] === does);
      return { ...fieldsOf(form), ...given };
    },
    send: async (values) => await postForm(`${await app.app.getUrl()}${path}`, values),
  };
}

function answersDoor(app: TestApp, path: string): Door {
  return pageDoor(app, path, 'preview', { [`answer-${path.split('/').at(-1)}`]: 'CALLED' });
}

function sentRows(scene: Scene): Record<string, unknown> {
  const [job, candidate, application] = ['job', 'candidate', 'application'].map((label) => scene.text(label));
  return {
    jobs: [{ remoteId: job, title: scene.text('title'), status: 'OPEN' }],
    candidates: [{ remoteId: candidate, fullName: scene.text('name'), email: scene.address() }],
    applications: [
      { remoteId: application, jobRemoteId: job, candidateRemoteId: candidate, stage: scene.text('stage') },
    ],
    interviews: [
      {
        remoteId: scene.text('interview'),
        applicationRemoteId: application,
        status: 'SCHEDULED',
        scheduledAt: scene.now(),
      },
    ],
  };
}

const postForm = (url: string, values: Record<string, unknown>) =>
  post(url, { 'content-type': 'application/x-www-form-urlencoded' }, formOf(values).toString());

async function post(url: string, headers: Record<string, string>, body: BodyInit) {
  const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual' });
  return { status: answer.status, text: await answer.text() };
}

function formOf(values: unknown): URLSearchParams {
  const named = typeof values === 'object' && values !== null ? Object.entries(values) : [['', values]];
  return new URLSearchParams(named.map(([name, value]) => [String(name), textOf(value)]));
}

function textsOf(line: unknown): string[] {
  return Array.isArray(line) ? line.map(textOf) : [textOf(line)];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
