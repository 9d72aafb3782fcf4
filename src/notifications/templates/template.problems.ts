import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { TemplateFault as Fault } from '../../mails/index.js';
import { costsAsRows } from '../../platform/graphql/limits/declared-cost.js';
import { Problem } from '../../platform/problems/problem.js';

export const TemplateFaultCodeEnum = {
  EMPTY: 'EMPTY',
  TOO_LONG: 'TOO_LONG',
  SYNTAX: 'SYNTAX',
  NOT_ALLOWED: 'NOT_ALLOWED',
  MARKUP: 'MARKUP',
  UNKNOWN_PLACEHOLDER: 'UNKNOWN_PLACEHOLDER',
  UNGUARDED_PLACEHOLDER: 'UNGUARDED_PLACEHOLDER',
  UNFIT_FOR_SOME_FACTS: 'UNFIT_FOR_SOME_FACTS',
} as const satisfies { readonly [Code in Fault['code']]: Code };

registerEnumType(TemplateFaultCodeEnum, {
  name: 'TemplateFaultCode',
  description: 'Why words cannot be sent.',
  valuesMap: {
    EMPTY: { description: 'Nothing in it can be printed. Leave the field out for the standard words.' },
    TOO_LONG: { description: 'Over `longest`; nothing else of the field was looked at.' },
    SYNTAX: { description: 'A brace that has no other, or braces that hold no name.' },
    NOT_ALLOWED: { description: 'ICU, and more than words, placeholders and choices: a plural, a choice in a choice.' },
    MARKUP: { description: 'A tag. Fields are plain text.' },
    UNKNOWN_PLACEHOLDER: { description: 'This kind of mail has no such placeholder; `known` are those it has.' },
    UNGUARDED_PLACEHOLDER: {
      description:
        'What it stands for can be missing: say both, `{stage, select, none {} other {You are at the stage {stage}.}}`.',
    },
    UNFIT_FOR_SOME_FACTS: {
      description: 'With the longest names, or with all missing that can be, nothing is left of it that could be sent.',
    },
  },
});

@ObjectType({ description: 'One thing that is wrong with a template.' })
export class TemplateFault {
  @Field(() => TemplateFaultCodeEnum, { description: 'What is wrong.' })
  readonly code!: Fault['code'];

  @Field(() => String, { description: 'In which field of the input: `subject`, `opening` and so on.' })
  readonly field!: string;

  @Field(() => Int, { description: 'Where: UTF-16 units from the start of the field, as it was sent.' })
  readonly at!: number;

  @Field(() => String, { description: 'The same in one English sentence.' })
  readonly message!: string;

  @Field(() => String, { nullable: true, description: 'The placeholder it is about, without braces.' })
  readonly placeholder!: string | null;

  @Field(() => [String], { nullable: true, description: 'Of UNKNOWN_PLACEHOLDER: those that this kind of mail has.' })
  readonly known!: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Of TOO_LONG: how many UTF-16 units the field may have.' })
  readonly longest!: number | null;
}

@ObjectType({
  implements: () => [Problem],
  description: 'Words that could not be sent to every candidate: none of them is taken.',
})
export class TemplateRefused extends Problem {
  readonly code = 'TEMPLATE_REFUSED';

  @Field(() => [TemplateFault], {
    ...costsAsRows(5),
    description: 'Every fault; `message` and `path` of the problem are of the first. Counts as 5 rows.',
  })
  readonly faults: TemplateFault[];

  constructor(faults: readonly [Fault, ...Fault[]]) {
    const [first] = faults;
    super(sentenceOf(first), ['input', first.field]);
    this.faults = faults.map((fault) => ({
      code: fault.code,
      field: fault.field,
      at: fault.at,
      message: sentenceOf(fault),
      placeholder: 'placeholder' in fault ? fault.placeholder : null,
      known: 'known' in fault ? [...fault.known] : null,
      longest: 'longest' in fault ? fault.longest : null,
    }));
  }
}

function sentenceOf(fault: Fault): string {
  switch (fault.code) {
    case 'EMPTY':
      return 'There is nothing in it that can be printed.';
    case 'TOO_LONG':
      return `It is longer than ${fault.longest} characters.`;
    case 'SYNTAX':
      return 'A brace has no other, or holds no name.';
    case 'NOT_ALLOWED':
      return 'Only words, placeholders and choices between words are allowed.';
    case 'MARKUP':
      return 'Markup is not allowed: it is plain text.';
    case 'UNKNOWN_PLACEHOLDER':
      return `This kind of mail has no such placeholder; it has ${fault.known.map((name) => `{${name}}`).join(', ')}.`;
    case 'UNGUARDED_PLACEHOLDER':
      return `What {${fault.placeholder}} stands for can be missing: put it into a choice that says what to do without it.`;
    case 'UNFIT_FOR_SOME_FACTS':
      return 'With the longest names, or with what can be missing left out, nothing that can be sent is left of it.';
  }
}
