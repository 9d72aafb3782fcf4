import { z } from 'zod';
import { WebhookDoctor } from '../webhooks/index.js';
import { type Command, read, withApp } from './command.js';

export const doctorUsage = `npm run cli -- doctor
  Lists what is wrong with feeds and webhooks: endpoints that fail or are disabled, deliveries that were given up, and
  events or deliveries that no worker takes. Changes nothing. Exit code 1 if something is wrong.`;

export const doctor: Command = async (args, env) => {
  read(z.object({}), args);
  return await withApp(env, async (app) => {
    const organizations = await app.get(WebhookDoctor).look();
    const healthy = organizations.length === 0;
    return { answer: { healthy, organizations }, failed: !healthy };
  });
};
