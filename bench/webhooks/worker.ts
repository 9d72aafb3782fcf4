import { answerParent } from '../support/child.ts';

interface Start {
  readonly databaseUrl: string;
  readonly code: string;
}

interface Wanted {
  readonly organizationId: string;
  readonly url: string;
}

type Question = { readonly start: Start } | { readonly endpoints: readonly Wanted[] };

let make: ((wanted: Wanted) => Promise<string>) | undefined;

/** The service as ROLE=worker in a process of its own, with its usual settings; endpoints are made by it too. */
answerParent<Question>(async (question) => {
  if ('start' in question) {
    const { databaseUrl, code } = question.start;
    const { createApp } = await import(`../../${code}/create-app.js`);
    const { parseConfig } = await import(`../../${code}/platform/config/config.js`);
    const { systemActor } = await import(`../../${code}/platform/actor/actor.js`);
    const { WorkerDatabase } = await import(`../../${code}/platform/database/worker-database.js`);
    const { WebhookEndpointsService } = await import(`../../${code}/webhooks/index.js`);
    const app = await createApp(
      parseConfig({
        ROLE: 'worker',
        DATABASE_URL: databaseUrl,
        SMTP_URL: 'smtp://127.0.0.1:9',
        SMTP_TLS: 'off',
        PUBLIC_URL: 'https://timelines.example.test',
        SECRET_KEYS: Buffer.alloc(32, 'bench').toString('base64'),
        OUTBOUND_ALLOW: '127.0.0.1',
        PORT: '0',
      }),
    );
    const [database, endpoints] = [app.get(WorkerDatabase), app.get(WebhookEndpointsService)];
    make = async ({ organizationId, url }) => {
      const made = await database.write(systemActor(organizationId), (tx: unknown) => endpoints.create(tx, { url }));
      return made.id;
    };
    return {};
  }
  const ids: string[] = [];
  for (const wanted of question.endpoints) ids.push((await make?.(wanted)) ?? '');
  return { ids };
});
