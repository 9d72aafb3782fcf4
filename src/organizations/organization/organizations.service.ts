import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { writeChanges } from '../../platform/database/write-changes.js';
import { newId } from '../../platform/ids/uuid.js';
import { given, givenOrRemoved } from '../../platform/input/given.js';
import { canonicalAddress } from '../../platform/mail-address/mail-address.js';
import { InvalidInput, NotFound } from '../../platform/problems/common-problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import { closedStretch, defaultPolicy, isKnownRegion, localDate, type Policy } from '../../rules/index.js';
import { logoChosen } from '../logo/logo.events.js';
import { faultOfAtsUrl } from './ats-url.js';
import { numberOf } from './calendar-day.model.js';
import { type CalendarColumns, calendarOf } from './calendar-of.js';
import { OrganizationEntity } from './organization.entity.js';
import { organizationChanged, organizationResumed } from './organization.events.js';
import type { UpdateOrganizationInput } from './organization.inputs.js';

export interface NewOrganization {
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly country: string;
  readonly region?: string | null;
  readonly locale: string;
  readonly closedDays?: readonly string[];
  readonly openedDays?: readonly string[];
  /** Null: those of its country. */
  readonly workingDays?: readonly number[] | null;
  readonly policy?: Policy;
  /** The organization whose sandbox this is to be. */
  readonly sandboxOf?: string;
}

// As many as `updateOrganization` takes.
const MOST_DAYS = 400;

const insertPolicy = `INSERT INTO policies (organization_id, version, rules, effective_from) VALUES ($1, 1, $2, $3)`;

/** Makes and changes organizations. The transaction's organization is the one: it is made from inside itself. */
@Injectable()
export class OrganizationsService {
  async create(tx: WriteTransaction, organization: NewOrganization): Promise<void> {
    const { policy = defaultPolicy, ...settings } = organization;
    await tx.manager.insert(OrganizationEntity, {
      ...settings,
      id: tx.organizationId,
      region: settings.region ?? null,
      closedDays: [...(settings.closedDays ?? [])],
      openedDays: [...(settings.openedDays ?? [])],
      workingDays: settings.workingDays ? [...settings.workingDays] : null,
      brandColor: null,
      logoUrl: null,
      logoHash: null,
      logoFault: null,
      senderName: null,
      replyTo: null,
      atsUrlTemplate: null,
      stageNames: {},
      mailFooters: {},
      retentionDays: null,
      suspendedAt: null,
      suspendedBecause: null,
      sandboxId: null,
      sandboxOf: settings.sandboxOf ?? null,
      createdAt: toDate(tx.now),
    });
    await tx.query(insertPolicy, [tx.organizationId, JSON.stringify(policy), tx.now.toString()]);
  }

  async update(tx: WriteTransaction, input: UpdateOrganizationInput): Promise<string | Problem> {
    const organization = await this.#lock(tx);
    if (organization === null) return new NotFound('organization', ['input']);
    const { slug, name, timeZone, country, locale, closedDays, openedDays, workingDays, ...removable } = input;
    const changes = {
      ...given({ slug, name, timeZone, country, locale, closedDays, openedDays }),
      ...givenOrRemoved({
        ...removable,
        workingDays: workingDays === null ? null : workingDays?.map(numberOf).sort((a, b) => a - b),
        replyTo: input.replyTo && canonicalAddress(input.replyTo),
      }),
    };
    const atsFault = changes.atsUrlTemplate ? faultOfAtsUrl(changes.atsUrlTemplate) : null;
    if (atsFault !== null) return InvalidInput.of(['input', 'atsUrlTemplate'], atsFault);
    const region = changes.region === undefined ? organization.region : changes.region;
    const inCountry = changes.country ?? organization.country;
    if (region !== null && !(await isKnownRegion(inCountry, region)))
      return InvalidInput.of(['input', 'region'], `is no region of ${inCountry} with holidays of its own`);
    const both = bothWays({ ...organization, ...changes });
    if (both !== null) return InvalidInput.of(['input', 'openedDays'], `${both} is a closed day as well`);
    const stretch = await closedAfter(tx.now, { ...organization, ...changes });
    if (stretch !== null) return noWorkingDay('closedDays', stretch);
    const noLogo = { logoContent: null, logoType: null, logoHash: null, logoFault: null };
    const withLogo = changes.logoUrl === undefined ? changes : { ...changes, ...noLogo };
    await writeChanges(tx, OrganizationEntity, { id: tx.organizationId }, withLogo);
    await tx.publish(organizationChanged, {});
    if (changes.logoUrl) await tx.publish(logoChosen, { url: changes.logoUrl });
    return tx.organizationId;
  }

  /** Mends one day; null: it is as the week and the public holidays say. */
  async setDay(tx: WriteTransaction, date: string, isOpen: boolean | null): Promise<string | Problem> {
    const organization = await this.#lock(tx);
    if (organization === null) return new NotFound('organization', ['input']);
    const but = (days: readonly string[]) => days.filter((day) => day !== date);
    const closedDays = [...but(organization.closedDays), ...(isOpen === false ? [date] : [])];
    const openedDays = [...but(organization.openedDays), ...(isOpen === true ? [date] : [])];
    if (closedDays.length > MOST_DAYS || openedDays.length > MOST_DAYS)
      return InvalidInput.of(['input', 'date'], `would be one of more than ${MOST_DAYS} days of your own`);
    const stretch = await closedAfter(tx.now, { ...organization, closedDays, openedDays });
    if (stretch !== null) return noWorkingDay('date', stretch);
    await writeChanges(tx, OrganizationEntity, { id: tx.organizationId }, { closedDays, openedDays });
    await tx.publish(organizationChanged, {});
    return tx.organizationId;
  }

  /** Stops every change and every mail of the organization until it is resumed. Suspended already: the reason changes. */
  async suspend(tx: WriteTransaction, because: string): Promise<string | Problem> {
    const organization = await this.#lock(tx);
    if (organization === null) return new NotFound('organization', ['input', 'organizationId']);
    const suspendedAt = organization.suspendedAt ?? toDate(tx.now);
    await tx.manager.update(OrganizationEntity, { id: tx.organizationId }, { suspendedAt, suspendedBecause: because });
    return tx.organizationId;
  }

  async resume(tx: WriteTransaction): Promise<string | Problem> {
    const organization = await this.#lock(tx);
    if (organization === null) return new NotFound('organization', ['input', 'organizationId']);
    await tx.manager.update(
      OrganizationEntity,
      { id: tx.organizationId },
      { suspendedAt: null, suspendedBecause: null },
    );
    if (organization.suspendedAt !== null) await tx.publish(organizationResumed, {});
    return tx.organizationId;
  }

  /** The id of its sandbox, chosen when it is first asked for; its own, if it is one. */
  async sandboxId(tx: WriteTransaction): Promise<string> {
    const organization = await this.#lock(tx);
    if (organization === null) throw new Error('the organization is gone');
    if (organization.sandboxOf !== null) return organization.id;
    if (organization.sandboxId !== null) return organization.sandboxId;
    const sandboxId = newId();
    await tx.manager.update(OrganizationEntity, { id: organization.id }, { sandboxId });
    return sandboxId;
  }

  async #lock(tx: WriteTransaction): Promise<OrganizationEntity | null> {
    return await tx.manager.findOne(OrganizationEntity, {
      where: { id: tx.organizationId },
      lock: { mode: 'for_no_key_update' },
    });
  }
}

/** Whether the calendar so made has a working day in every stretch of the years that promises are made for. */
async function closedAfter(
  now: Temporal.Instant,
  organization: CalendarColumns & Pick<OrganizationEntity, 'timeZone'>,
): Promise<ClosedStretch | null> {
  return closedStretch(localDate(now, organization.timeZone), await calendarOf(organization));
}

type ClosedStretch = NonNullable<ReturnType<typeof closedStretch>>;

function noWorkingDay(argument: string, { days, from }: ClosedStretch): Problem {
  return InvalidInput.of(['input', argument], `would leave no working day for ${days} days from ${from.toString()}`);
}

/** A day that would be both closed and opened. */
function bothWays({ closedDays, openedDays }: Pick<OrganizationEntity, 'closedDays' | 'openedDays'>): string | null {
  return openedDays.find((day) => closedDays.includes(day)) ?? null;
}
