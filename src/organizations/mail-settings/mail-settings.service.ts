import { Injectable } from '@nestjs/common';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { writeChanges } from '../../platform/database/write-changes.js';
import { givenOrRemoved } from '../../platform/input/given.js';
import { InvalidInput, NotFound } from '../../platform/problems/common-problems.js';
import { Problem } from '../../platform/problems/problem.js';
import { OrganizationEntity } from '../organization/organization.entity.js';
import type { NamePublicStageInput, UpdateMailFooterInput } from './mail-settings.inputs.js';
import type { MailFooterSettings } from './mail-settings.js';

/** They are read with every mail. */
const mostStages = 100;
const mostFooters = 40;

const nothing: MailFooterSettings = { legal: null, privacyUrl: null, dataRetention: null };

/** What an organization says about its mails beside templates: by which names of a stage, and what stands below them. */
@Injectable()
export class MailSettingsService {
  /** The names of a stage for candidates, in place of those it had; without names it is theirs no more. */
  async nameStage(tx: WriteTransaction, { stage, names }: NamePublicStageInput): Promise<string | Problem> {
    const twice = names.findIndex(
      ({ locale }, index) => names.findIndex((each) => isSame(each.locale, locale)) < index,
    );
    if (twice >= 0) return InvalidInput.of(['input', 'names', String(twice), 'locale'], 'has a name already');
    return await this.#change(tx, ({ stageNames: { [stage]: _before, ...others } }) => {
      if (names.length === 0) return { stageNames: others };
      if (Object.keys(others).length >= mostStages)
        return InvalidInput.of(['input', 'stage'], `is one too many: at most ${mostStages} stages are public`);
      const named = Object.fromEntries(names.map(({ locale, name }) => [tagOf(locale), name.trim()]));
      return { stageNames: { ...others, [stage]: named } };
    });
  }

  /** What stands below mails in one language; it goes when nothing is left of it. */
  async updateFooter(tx: WriteTransaction, { locale, ...given }: UpdateMailFooterInput): Promise<string | Problem> {
    const tag = tagOf(locale);
    return await this.#change(tx, ({ mailFooters: { [tag]: before = nothing, ...others } }) => {
      const footer = { ...before, ...givenOrRemoved(given) };
      const { legal, privacyUrl, dataRetention } = footer;
      if (legal === null && privacyUrl === null && dataRetention === null) return { mailFooters: others };
      if (Object.keys(others).length >= mostFooters)
        return InvalidInput.of(['input', 'locale'], `is one too many: at most ${mostFooters} languages have a footer`);
      return { mailFooters: { ...others, [tag]: { legal, privacyUrl, dataRetention } } };
    });
  }

  async #change(
    tx: WriteTransaction,
    changesOf: (
      organization: OrganizationEntity,
    ) => Partial<Pick<OrganizationEntity, 'stageNames' | 'mailFooters'>> | Problem,
  ): Promise<string | Problem> {
    const id = tx.organizationId;
    const organization = await tx.manager.findOne(OrganizationEntity, {
      where: { id },
      lock: { mode: 'for_no_key_update' },
    });
    if (organization === null) return new NotFound('organization', ['input']);
    const changes = changesOf(organization);
    if (changes instanceof Problem) return changes;
    await writeChanges(tx, OrganizationEntity, { id }, changes);
    return id;
  }
}

function tagOf(locale: string): string {
  return Intl.getCanonicalLocales(locale)[0] ?? locale;
}

function isSame(one: string, other: string): boolean {
  return tagOf(one) === tagOf(other);
}
