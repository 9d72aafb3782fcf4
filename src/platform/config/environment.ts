import { Resolver } from 'node:dns';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { parseNetworks } from '../outbound/networks.js';
import { readDkimKey } from './dkim-config.js';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const integer = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => from <= value && value <= to, `must be from ${from} to ${to}`);
const address = (form: RegExp, called: string) =>
  z.string().refine((value) => form.test(value) && URL.canParse(value), `must be ${called}`);
const addresses = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine(
    (parts) => parts.every(isAddressOrRange),
    'must be addresses or ranges such as 10.0.0.0/8, with commas between',
  );
const mailDomain = z
  .string()
  .regex(
    /^(?=.{4,190}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/,
    'must be a domain in lower case',
  );
const postgresUrl = address(/^postgres(ql)?:\/\//, 'a postgres:// address');

function areDnsServers(servers: readonly string[]): boolean {
  try {
    new Resolver().setServers(servers);
    return true;
  } catch {
    return false;
  }
}

function isAddressOrRange(text: string): boolean {
  return ipaddr.isValid(text) || ipaddr.isValidCIDR(text);
}

/** Scheme, host and port as a browser writes them, so that they can be compared as texts. None stands for several. */
function isOrigin(text: string): boolean {
  return /^https?:[^*]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

function isSealingKey(text: string): boolean {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === 32 && bytes.toString('base64') === text;
}

/** Every setting of the service, as it stands in the environment. Empty counts as absent. */
/** Every environment variable that the service reads, with its form and its default. */
export const environment = z.object({
  ROLE: z.enum(['api', 'worker', 'all']).default('all'),
  HOST: z.string().default('127.0.0.1'),
  PORT: integer(0, 65_535).optional(),
  TRUSTED_PROXIES: addresses.optional(),
  // Pages of these origins may call the API from a browser.
  CORS_ORIGINS: z
    .string()
    .transform((text) => text.split(',').map((origin) => origin.trim()))
    .refine(
      (origins) => origins.every(isOrigin),
      'must be origins such as https://app.example.com, with commas between',
    )
    .optional(),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: postgresUrl.optional(),
  MIGRATION_DATABASE_URL: postgresUrl.optional(),
  // For how long requests are still taken after readiness has failed.
  DRAIN_GRACE_SECONDS: integer(0, 15).default(5),
  API_POOL_SIZE: integer(1, 200).default(10),
  API_CONCURRENCY: integer(1, 200).default(4),
  RATE_KEY_PER_MINUTE: integer(1, 999_999_999).default(600),
  RATE_ORGANIZATION_PER_MINUTE: integer(1, 999_999_999).default(3_000),
  RATE_ADDRESS_PER_MINUTE: integer(1, 999_999_999).default(60),
  RATE_LINK_PER_MINUTE: integer(1, 999_999_999).default(30),
  WORKER_POOL_SIZE: integer(1, 200).default(5),
  // A transaction pooler that cannot follow prepared statements (PgBouncer before 1.21) needs "false".
  PREPARED_STATEMENTS: flag.default(true),
  SMTP_URL: address(/^smtps?:\/\//, 'an smtp:// or smtps:// address').optional(),
  // Where the mails of sandboxes go; they stay in the ledger, sent to nobody, if there is none.
  SANDBOX_SMTP_URL: address(/^smtps?:\/\//, 'an smtp:// or smtps:// address').optional(),
  SMTP_TLS: z.enum(['required', 'opportunistic', 'off']).optional(),
  MAIL_FROM: z.email('must be one plain e-mail address').default('timelines@followthrough.localhost'),
  // In staging every mail goes there, whoever it is to.
  MAIL_REDIRECT_TO: z.email('must be one plain e-mail address').optional(),
  // Mails that come back are reported to addresses of this domain.
  BOUNCE_DOMAIN: mailDomain.optional(),
  BOUNCE_KEY: z.string().min(32, 'must have 32 characters or more').optional(),
  BOUNCE_SMTP_PORT: integer(0, 65_535).optional(),
  BOUNCE_SMTP_HOST: z.string().optional(),
  // Amazon SES tells by this topic of Amazon SNS what became of mails.
  SES_TOPIC_ARN: z
    .string()
    .regex(
      /^arn:aws:sns:[a-z]{2}(-[a-z]{1,20}){1,3}-\d{1,2}:\d{12}:[\w-]{1,256}$/,
      'must be the ARN of a topic, arn:aws:sns:<region>:<account>:<name>',
    )
    .optional(),
  // Postmark posts what became of mails with it.
  POSTMARK_WEBHOOK_SECRET: z.string().min(32, 'must have 32 characters or more').optional(),
  // Mails from the service's own address are signed as this domain.
  DKIM_DOMAIN: mailDomain.optional(),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/, 'must be a name of DNS')
    .optional(),
  DKIM_KEY: z
    .string()
    .transform(readDkimKey)
    .refine((key) => key !== null, 'must be an RSA key of 2048 bits or more in PEM, or a file that holds one')
    .optional(),
  // Seal the passwords of organizations' relays. The first seals, all open.
  SECRET_KEYS: z
    .string()
    .transform((text) => text.split(',').map((key) => key.trim()))
    .refine((keys) => keys.every(isSealingKey), 'must be 32 bytes in base64 each, with commas between')
    .transform((keys) => keys.map((key) => Buffer.from(key, 'base64')))
    .optional(),
  // Whether mails may be from organizations' own domains; providers that refuse unknown ones for good are known by theirs.
  SENDING_DOMAINS: flag.optional(),
  // Where records of organizations' domains are looked up.
  DNS_SERVERS: z
    .string()
    .transform((text) => text.split(',').map((server) => server.trim()))
    .refine(areDnsServers, 'must be IP addresses, such as 192.0.2.53 or [2001:db8::53]:5353, with commas between')
    .optional(),
  OPERATOR_KEY: z
    .string()
    .regex(/^ft_operator_[0-9A-Za-z]{40,100}$/, 'must be ft_operator_ and 40 to 100 letters and digits')
    .optional(),
  // Networks that are not public, and that tenants' addresses may nevertheless lead to.
  OUTBOUND_ALLOW: z
    .string()
    .transform(parseNetworks)
    .refine((networks) => networks !== null, 'must be addresses or networks, such as 10.20.0.0/16, with commas between')
    .optional(),
  PUBLIC_URL: address(/^https?:\/\//, 'an http:// or https:// address').optional(),
  // Metrics are answered to everybody, or with a token to who brings it.
  METRICS: flag.optional(),
  METRICS_TOKEN: z.string().min(32, 'must have 32 characters or more').optional(),
  GRAPHIQL: flag.optional(),
  INTROSPECTION: flag.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
});

export type Settings = z.infer<typeof environment>;
