import { ResolveField, Resolver } from '@nestjs/graphql';
import { Outcome, type OutcomeRow } from '../../applications/index.js';
import { lintNote } from '../../mails/index.js';
import { Permission } from '../../platform/access/permission.js';
import { costsAsRows } from '../../platform/graphql/limits/declared-cost.js';
import type { NoArgs, RequestContext } from '../../platform/graphql/request-context.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import { type RevisionRow, TimelineRevision } from '../../timelines/index.js';
import { NoteWarning } from '../templates/wording-warning.model.js';
import { writtenLocaleOfApplication, writtenLocaleOfTimeline } from './written-locale.loader.js';

const field = {
  ...costsAsRows(5),
  description:
    'What to look at again in `note`, read in the language that its candidate is written to; empty if there is nothing, or no note. Nothing is refused for it. Counts as 5 rows.',
};

@Resolver(() => TimelineRevision)
export class RevisionNoteResolver {
  @Permission('reads')
  @ResolveField(() => [NoteWarning], field)
  async noteWarnings(
    { timelineId, note }: RevisionRow,
    _args: NoArgs,
    context: RequestContext,
  ): Promise<NoteWarning[]> {
    return await warningsOf(note, writtenLocaleOfTimeline, timelineId, context);
  }
}

@Resolver(() => Outcome)
export class OutcomeNoteResolver {
  @Permission('reads')
  @ResolveField(() => [NoteWarning], field)
  async noteWarnings(
    { applicationId, note }: OutcomeRow,
    _args: NoArgs,
    context: RequestContext,
  ): Promise<NoteWarning[]> {
    return await warningsOf(note, writtenLocaleOfApplication, applicationId, context);
  }
}

async function warningsOf(
  note: string | null,
  locales: LoaderDefinition<string, string>,
  id: string,
  { reads }: RequestContext,
): Promise<NoteWarning[]> {
  if (note === null) return [];
  const locale = await reads.load(locales, id);
  return locale === null ? [] : lintNote(note, locale);
}
