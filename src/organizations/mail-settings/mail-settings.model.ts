import { Field, ObjectType } from '@nestjs/graphql';
import { costsAsRows } from '../../platform/graphql/limits/declared-cost.js';
import type { MailFooterSettings } from './mail-settings.js';

@ObjectType({ description: 'What a stage is called in one language.' })
export class StageName {
  @Field(() => String, { description: 'The language: a BCP 47 tag.' })
  readonly locale!: string;

  @Field(() => String, { description: 'As candidates read it.' })
  readonly name!: string;
}

@ObjectType({ description: 'A stage that candidates read of in their mails, by names of its own.' })
export class PublicStage {
  @Field(() => String, { description: 'The stage as applications have it.' })
  readonly stage!: string;

  @Field(() => [StageName], {
    ...costsAsRows(5),
    description: 'Its names. Readers of any other language read no stage. Counts as 5 rows.',
  })
  readonly names!: StageName[];
}

@ObjectType({
  description:
    'What stands below every mail to readers of one language, digests included. Readers of a language without one get that of your own language.',
})
export class MailFooter implements MailFooterSettings {
  @Field(() => String, { description: 'The language: a BCP 47 tag.' })
  readonly locale!: string;

  @Field(() => String, { nullable: true, description: 'Lines that the law asks of business letters.' })
  readonly legal!: string | null;

  @Field(() => String, { nullable: true, description: 'https address of the privacy notice.' })
  readonly privacyUrl!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What becomes of the data of somebody who is turned down: said with the no, in this language only.',
  })
  readonly dataRetention!: string | null;
}
