import { z } from 'zod';
import { FoundingService, OrganizationsService } from '../organizations/index.js';
import { faultOfPersonName, isLocale, isTimeZone } from '../platform/graphql/validators.js';
import { newId } from '../platform/ids/uuid.js';
import { faultOfLine } from '../platform/input/texts.js';
import { faultOfMailAddress } from '../platform/mail-address/mail-address.js';
import { Problem } from '../platform/problems/problem.js';
import { type Command, changeAsOperator, id, read } from './command.js';

export const organizationUsage = `npm run cli -- organizations create --slug acme --name "Acme GmbH" --time-zone Europe/Berlin --country DE
         --owner-name "Olga Owner" --owner-email olga@acme.example [--region BY] [--locale de]
  Creates an organization with its owner and an API key that may do everything. Prints
  {organizationId, ownerId, apiKey} as JSON: the key is shown this once.

npm run cli -- organizations suspend --id 019f… --because "Invoices are open"
  Suspends it: it can be read and not changed, and its messages wait.

npm run cli -- organizations resume --id 019f…
  Ends that: messages that waited and still hold leave.`;

/** A text in which nothing is wrong. */
const faultless = (faultOf: (text: string) => string | null) =>
  z.string().refine((text) => faultOf(text) === null, { error: ({ input }) => faultOf(String(input)) ?? '' });

const organization = z.object({
  slug: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, 'lower-case letters, digits and hyphens, at most 63'),
  name: faultless((text) => faultOfLine(text, 120)),
  'time-zone': z.string().refine(isTimeZone, 'is not a time zone of the IANA database, such as Europe/Berlin'),
  country: z.string().regex(/^[A-Z]{2}$/, 'an ISO 3166 country such as DE'),
  region: z.string().min(1).max(10).optional(),
  locale: z.string().refine(isLocale, 'is not a language tag, such as de or pt-BR').default('en'),
  'owner-name': faultless(faultOfPersonName),
  'owner-email': faultless(faultOfMailAddress),
});

const suspension = z.object({ id, because: z.string().trim().min(1).max(500) });

export const createOrganization: Command = async (args, env) => {
  const input = read(organization, args);
  const act = { command: 'organizations create', organizationId: newId(), input };
  const answer = await changeAsOperator(env, act, (tx, app) =>
    app.get(FoundingService).found(tx, {
      slug: input.slug,
      name: input.name,
      timeZone: input['time-zone'],
      country: input.country,
      region: input.region ?? null,
      locale: input.locale,
      ownerName: input['owner-name'],
      ownerEmail: input['owner-email'],
    }),
  );
  return { answer };
};

export const suspendOrganization: Command = async (args, env) => {
  const input = read(suspension, args);
  const act = { command: 'organizations suspend', organizationId: input.id, input };
  const answer = await changeAsOperator(env, act, async (tx, app) =>
    referenceTo(await app.get(OrganizationsService).suspend(tx, input.because)),
  );
  return { answer };
};

export const resumeOrganization: Command = async (args, env) => {
  const input = read(z.object({ id }), args);
  const act = { command: 'organizations resume', organizationId: input.id, input };
  const answer = await changeAsOperator(env, act, async (tx, app) =>
    referenceTo(await app.get(OrganizationsService).resume(tx)),
  );
  return { answer };
};

function referenceTo(changed: string | Problem): { organizationId: string } | Problem {
  return changed instanceof Problem ? changed : { organizationId: changed };
}
