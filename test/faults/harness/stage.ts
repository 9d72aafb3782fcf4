import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { type MailServer, startMailServer } from '../../support/mail-server/start-mail-server.js';
import { ApiClient } from './api-client.js';
import { FaultDatabase } from './fault-database.js';
import { type Role, Service } from './service.js';

const operatorKey = `ft_operator_${'f'.repeat(40)}`;

// A run asks for more in a minute than a client may.
const unthrottled = {
  RATE_KEY_PER_MINUTE: '1000000',
  RATE_ORGANIZATION_PER_MINUTE: '1000000',
  RATE_ADDRESS_PER_MINUTE: '1000000',
};

/** An organization, as who calls for it knows it. */
export interface StageOrganization {
  readonly id: string;
  readonly apiKey: string;
}

/** The service in processes of their own, the database behind a proxy, and a mail server that does as it is told. */
export class Stage {
  readonly services: Service[] = [];
  readonly #clients: ApiClient[] = [];

  constructor(
    readonly database: FaultDatabase,
    readonly mail: MailServer,
    private readonly settings: Record<string, string> = {},
  ) {}

  static async set(
    options: { settings?: Record<string, string>; database?: Parameters<typeof FaultDatabase.start>[0] } = {},
  ): Promise<Stage> {
    return new Stage(await FaultDatabase.start(options.database), await startMailServer(), options.settings);
  }

  /** Starts one process more. It listens and is ready. */
  async start(
    role: Role,
    settings: Record<string, string> = {},
    options?: Parameters<typeof Service.start>[2],
  ): Promise<Service> {
    const own = {
      DATABASE_URL: this.database.serviceUrl,
      SMTP_URL: this.mail.url,
      SMTP_TLS: 'off',
      PUBLIC_URL: 'https://timelines.followthrough.test',
      OPERATOR_KEY: operatorKey,
      ...unthrottled,
    };
    const service = await Service.start(role, { ...own, ...this.settings, ...settings }, options);
    this.services.push(service);
    return service;
  }

  client(service: Service, token: string, connections?: number): ApiClient {
    const client = new ApiClient(service.url, token, connections);
    this.#clients.push(client);
    return client;
  }

  async organization(api: Service, name = 'Northwind Labs'): Promise<StageOrganization> {
    const input = {
      slug: `org-${randomBytes(6).toString('hex')}`,
      name,
      timeZone: 'Europe/Berlin',
      country: 'DE',
      ownerName: 'Olga Owner',
      ownerEmail: 'olga@northwind.test',
    };
    const operator = this.client(api, operatorKey);
    const made = await operator.mutate('createOrganization', input, 'FoundedOrganization { organizationId apiKey }');
    return { id: made.organizationId, apiKey: made.apiKey };
  }

  async strike(): Promise<void> {
    for (const client of this.#clients) client.close();
    await Promise.all(this.services.filter(({ hasEnded }) => !hasEnded).map((service) => service.end('SIGKILL')));
    await this.#keepLogs(process.env['FAULT_LOGS']);
    await this.mail.stop();
    await this.database.stop();
  }

  /** What the processes said, in a directory of who looks for a fault. */
  async #keepLogs(directory: string | undefined): Promise<void> {
    if (directory === undefined) return;
    for (const { role, pid, log } of this.services) await writeFile(join(directory, `${role}-${pid}.log`), log);
  }
}
