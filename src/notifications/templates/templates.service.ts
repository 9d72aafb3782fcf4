import { Injectable } from '@nestjs/common';
import { fieldsOf, lintTemplate, type MailTemplate, TEMPLATE_FIELDS, validateTemplate } from '../../mails/index.js';
import { recordOf } from '../../platform/actor/actor.js';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { InvalidInput, NotFound } from '../../platform/problems/common-problems.js';
import { Problem } from '../../platform/problems/problem.js';
import { PreviewsService } from '../tell/previews.service.js';
import { TemplateEntity } from './template.entity.js';
import type { RevertTemplateInput, UpdateTemplateInput } from './template.inputs.js';
import type { TemplateChange } from './template.model.js';
import { TemplateRefused } from './template.problems.js';

type Words = Required<MailTemplate>;

const STANDARD: Words = { subject: null, greeting: null, opening: null, closing: null, signOff: null };

// Two versions of one organization are numbered one after the other.
const lockSql = 'SELECT FROM organizations WHERE id = $1 FOR NO KEY UPDATE';

const latestSql = `
  SELECT coalesce(max(version), 0) AS version FROM templates WHERE organization_id = $1 AND kind = $2 AND locale = $3`;

/** Changes an organization's own words by adding versions; none is ever changed. */
@Injectable()
export class TemplatesService {
  constructor(private readonly previews: PreviewsService) {}

  /** Puts words in the place of the standard ones. */
  async update(tx: WriteTransaction, input: UpdateTemplateInput): Promise<Omit<TemplateChange, 'template'> | Problem> {
    const { kind, locale } = input;
    if (fieldsOf(input).length === 0)
      return InvalidInput.of(['input'], 'must have words in one field; revertTemplate goes back to the standard ones');
    const [fault, ...faults] = validateTemplate(kind, locale, input);
    return fault ? new TemplateRefused([fault, ...faults]) : await this.#change(tx, input, wordsOf(input), null);
  }

  /** Lets the words of an earlier version stand again, or the standard ones. */
  async revert(tx: WriteTransaction, input: RevertTemplateInput): Promise<Omit<TemplateChange, 'template'> | Problem> {
    const { kind, locale, version } = input;
    const of = { organizationId: tx.organizationId, kind, locale };
    if (version === undefined || version === null) {
      const isOwn = await tx.manager.existsBy(TemplateEntity, of);
      return isOwn ? await this.#change(tx, input, STANDARD, null) : new NotFound('template', ['input']);
    }
    const words = await tx.manager.findOneBy(TemplateEntity, { ...of, version });
    if (words === null) return new NotFound('version of the template', ['input', 'version']);
    // What was fit then may lack a placeholder today.
    const [fault, ...faults] = validateTemplate(kind, locale, words);
    return fault ? new TemplateRefused([fault, ...faults]) : await this.#change(tx, input, wordsOf(words), version);
  }

  async #change(
    tx: WriteTransaction,
    { kind, locale, applicationId, dryRun }: UpdateTemplateInput | RevertTemplateInput,
    words: Words,
    revertedTo: number | null,
  ): Promise<Omit<TemplateChange, 'template'> | Problem> {
    const preview = await this.previews.preview(tx, { kind, locale, applicationId: applicationId ?? null }, words);
    if (preview instanceof Problem) return preview;
    if (!dryRun) await this.#store(tx, { kind, locale, ...words, revertedTo });
    return { applied: !dryRun, preview, warnings: lintTemplate(kind, locale, words) };
  }

  async #store(
    tx: WriteTransaction,
    words: Omit<TemplateEntity, 'organizationId' | 'version' | 'id' | 'actor' | 'at'>,
  ): Promise<void> {
    const { organizationId } = tx;
    await tx.query(lockSql, [organizationId]);
    const [latest] = await tx.query<{ version: number }>(latestSql, [organizationId, words.kind, words.locale]);
    await tx.manager.insert(TemplateEntity, {
      ...words,
      organizationId,
      version: (latest?.version ?? 0) + 1,
      id: newId(),
      actor: recordOf(tx.actor),
      at: toDate(tx.now),
    });
  }
}

/** As they are stored: printable, each field the standard one if it was not given. */
function wordsOf(template: MailTemplate): Words {
  const given = fieldsOf(template).map(([field, source]) => [field, TEMPLATE_FIELDS[field].clean(source)]);
  return { ...STANDARD, ...Object.fromEntries(given) };
}
