import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../platform/config/config.js';
import type { LocalParts } from './local-parts.js';

/** Makes the demo on the first start, and says where to look. */
export async function prepareTrial(_app: NestFastifyApplication, config: Config, parts: LocalParts): Promise<void> {
  process.stdout.write(`listening on ${config.port}, mailbox ${parts.mailboxUrl}\n`);
}
