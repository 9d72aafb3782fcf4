import { z } from 'zod';
import { AtsDoctor } from '../ats/index.js';
import { WebhookDoctor } from '../webhooks/index.js';
import { type Command, read, withApp } from './command.js';

export const doctorUsage = `npm run cli -- doctor
  Lists what is wrong with feeds, webhooks and connections to other systems: endpoints that fail or are disabled,
  deliveries and imports that were given up, and what no worker takes. Changes nothing. Exit code 1 if something is wrong.`;

export const doctor: Command = async (args, env) => {
  read(z.object({}), args);
  return await withApp(env, async (app) => {
    const webhooks = await app.get(WebhookDoctor).look();
    const ats = await app.get(AtsDoctor).look();
    const healthy = webhooks.length + ats.length === 0;
    return { answer: { healthy, webhooks, ats }, failed: !healthy };
  });
};
