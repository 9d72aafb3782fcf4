import type { ComponentChildren } from 'preact';

interface FieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string | null;
  /** Why what was given cannot be used. */
  readonly fault?: string | null;
}

type Described = Pick<FieldProps, 'id' | 'hint' | 'fault'>;

function describedBy({ id, hint, fault }: Described) {
  const ids = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return {
    ...(ids ? { 'aria-describedby': ids } : {}),
    ...(fault ? { 'aria-invalid': 'true' as const } : {}),
  };
}

function Around({ id, label, hint, fault, children }: FieldProps & { readonly children: ComponentChildren }) {
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <Hint id={id} hint={hint} fault={fault} />
      {children}
    </p>
  );
}

function Hint({ id, hint, fault }: Described) {
  return (
    <>
      {hint ? (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {fault ? (
        <span class="fault" id={`${id}-fault`}>
          {fault}
        </span>
      ) : null}
    </>
  );
}

interface TextFieldProps extends FieldProps {
  readonly value?: string | null;
  readonly type?: 'text' | 'email' | 'date';
  /** Of a day, the first that can be chosen. */
  readonly min?: string;
  readonly autocomplete?: string;
}

/** One line, or a day. */
export function TextField({ value, type = 'text', min, autocomplete, ...field }: TextFieldProps) {
  const given = {
    id: field.id,
    name: field.name,
    value: value ?? '',
    ...(autocomplete === undefined ? {} : { autocomplete }),
    ...describedBy(field),
  };
  const inputs = {
    text: <input type="text" dir="auto" {...given} />,
    email: <input type="email" {...given} />,
    date: <input type="date" {...(min === undefined ? {} : { min })} {...given} />,
  };
  return <Around {...field}>{inputs[type]}</Around>;
}

/** Words of any length: what is too long is refused with everything that was typed. */
export function TextAreaField({ value, ...field }: FieldProps & { readonly value?: string | null }) {
  return (
    <Around {...field}>
      <textarea id={field.id} name={field.name} rows={4} dir="auto" {...describedBy(field)}>
        {value ?? ''}
      </textarea>
    </Around>
  );
}

interface SelectProps extends FieldProps {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly lang?: string }[];
}

export function SelectField({ value, options, ...field }: SelectProps) {
  return (
    <Around {...field}>
      <select id={field.id} name={field.name} {...describedBy(field)}>
        {options.map((option) => (
          <option
            value={option.value}
            selected={option.value === value}
            {...(option.lang === undefined ? {} : { lang: option.lang })}
          >
            {option.label}
          </option>
        ))}
      </select>
    </Around>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  /** Belongs to it, and only counts with it. */
  readonly more?: ComponentChildren;
}

interface ChoiceProps extends FieldProps {
  /** What was chosen before a form came back; nothing is chosen for anybody. */
  readonly value?: string | null;
  readonly choices: readonly Choice[];
  /** Of a form whose heading says the same: it is heard, and not seen twice. */
  readonly isSaidAbove?: boolean;
  /** Not so where a form asks for several, and any of them may be left open. */
  readonly required?: boolean;
}

/** One of several. None is chosen beforehand, so that whoever sends a form without looking sends nothing. */
export function ChoiceField(props: ChoiceProps) {
  const { id, name, label, hint, fault, value, choices, isSaidAbove = false, required = true } = props;
  return (
    <fieldset {...describedBy({ id, hint, fault })}>
      <legend class={isSaidAbove ? 'heard' : undefined}>{label}</legend>
      <Hint id={id} hint={hint} fault={fault} />
      {choices.map((choice, index) => (
        <div class="choice">
          <input
            type="radio"
            id={`${id}-${index}`}
            name={name}
            value={choice.value}
            required={required}
            checked={choice.value === value}
            {...(choice.hint === undefined ? {} : { 'aria-describedby': `${id}-${index}-hint` })}
          />
          <label for={`${id}-${index}`}>{choice.label}</label>
          {choice.hint === undefined ? null : (
            <span class="hint" id={`${id}-${index}-hint`}>
              {choice.hint}
            </span>
          )}
          {choice.more === undefined ? null : <div class="more">{choice.more}</div>}
        </div>
      ))}
    </fieldset>
  );
}
