import type { TemplateField } from './mail-template.js';
import type { ParseFault } from './parse-template.js';
import type { Placeholder } from './placeholders.js';

interface At {
  field: TemplateField;
  /** UTF-16 units from the start of the field. */
  at: number;
}

/** Why a template is refused. */
export type TemplateFault =
  | ({ code: 'EMPTY' } & At)
  | ({ code: 'TOO_LONG'; longest: number } & At)
  | ({ code: ParseFault['code'] } & At)
  /** Not a placeholder of this kind of mail. */
  | ({ code: 'UNKNOWN_PLACEHOLDER'; placeholder: string; known: readonly Placeholder[] } & At)
  /** Its fact can be missing: it belongs inside of `{stage, select, none {…} other {…{stage}…}}`. */
  | ({ code: 'UNGUARDED_PLACEHOLDER'; placeholder: Placeholder } & At)
  /** With the longest names, or with none of what can be missing, nothing fit to send is left of it. */
  | ({ code: 'UNFIT_FOR_SOME_FACTS' } & At);
