import { answerParent } from '../support/child.ts';

export interface WorkerSettings {
  readonly databaseUrl: string;
  readonly smtpUrl: string;
  readonly mailFrom: string;
  readonly code: string;
}

/** The service as ROLE=worker in a process of its own, with its usual settings: ten sends at once. */
answerParent<{ readonly start: WorkerSettings }>(async ({ start: { databaseUrl, smtpUrl, mailFrom, code } }) => {
  const { createApp } = await import(`../../${code}/create-app.js`);
  const { parseConfig } = await import(`../../${code}/platform/config/config.js`);
  await createApp(
    parseConfig({
      ROLE: 'worker',
      DATABASE_URL: databaseUrl,
      SMTP_URL: smtpUrl,
      SMTP_TLS: 'off',
      MAIL_FROM: mailFrom,
      PUBLIC_URL: 'https://timelines.example.test',
      PORT: '0',
    }),
  );
  return {};
});
