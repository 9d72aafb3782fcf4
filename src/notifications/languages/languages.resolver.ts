import { ResolveField, Resolver } from '@nestjs/graphql';
import { Candidate, type CandidateRow } from '../../candidates/index.js';
import { Job, type JobRow } from '../../jobs/index.js';
import { MAIL_LANGUAGES } from '../../mails/index.js';
import { Member, type MemberRow, Organization, type OrganizationRow, PublicStage } from '../../organizations/index.js';
import { ofItsRow, Permission } from '../../platform/access/permission.js';
import { costsAsRows } from '../../platform/graphql/limits/declared-cost.js';
import { LocaleWarning, MailLanguage } from './languages.model.js';
import { localeWarnings, writtenLanguages } from './written-languages.js';

const WARNINGS =
  'What to know of its language: empty if mails are written in it, or if it has none of its own. Counts as 1 row.';

@Resolver(() => Candidate)
export class CandidateLanguageResolver {
  @Permission(ofItsRow)
  @ResolveField(() => [LocaleWarning], { ...costsAsRows(1), description: WARNINGS })
  warnings({ locale }: CandidateRow): LocaleWarning[] {
    return localeWarnings(locale, "in the language of the job, else in the organization's, else in English");
  }
}

@Resolver(() => Job)
export class JobLanguageResolver {
  @Permission(ofItsRow)
  @ResolveField(() => [LocaleWarning], { ...costsAsRows(1), description: WARNINGS })
  warnings({ locale }: JobRow): LocaleWarning[] {
    return localeWarnings(locale, "in the organization's, else in English");
  }
}

@Resolver(() => Member)
export class MemberLanguageResolver {
  @Permission(ofItsRow)
  @ResolveField(() => [LocaleWarning], { ...costsAsRows(1), description: WARNINGS })
  warnings({ locale }: MemberRow): LocaleWarning[] {
    return localeWarnings(locale, "in the organization's, else in English");
  }
}

@Resolver(() => Organization)
export class OrganizationLanguageResolver {
  @Permission(ofItsRow)
  @ResolveField(() => [LocaleWarning], { ...costsAsRows(1), description: WARNINGS })
  warnings({ locale }: OrganizationRow): LocaleWarning[] {
    return localeWarnings(locale, 'in English');
  }

  @Permission(ofItsRow)
  @ResolveField(() => [MailLanguage], {
    ...costsAsRows(10),
    description:
      "The languages that mails are written in, of every organization. A candidate is written to in their own if it is among them, else in the job's, else in the organization's, else in English. Counts as 10 rows.",
  })
  mailLanguages(): MailLanguage[] {
    return writtenLanguages();
  }
}

@Resolver(() => PublicStage)
export class PublicStageLanguageResolver {
  @Permission(ofItsRow)
  @ResolveField(() => [String], {
    description: 'The languages that mails are written in for whose readers it has no name: they read of no stage.',
  })
  languagesWithout({ names }: PublicStage): string[] {
    const named = new Set(names.map(({ locale }) => locale));
    return MAIL_LANGUAGES.map(({ locale }) => locale).filter((locale) => !named.has(locale));
  }
}
