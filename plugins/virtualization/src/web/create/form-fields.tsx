import {
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  Radio,
  TextArea,
  TextInput,
} from "@patternfly/react-core";
import type { ReactNode } from "react";

/** A field of text with its label, and a line of help or what is wrong with it. */
export function TextField(props: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string;
  readonly error?: string | null;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  readonly type?: "text" | "password";
  /** The id of a `datalist`. */
  readonly list?: string;
}): ReactNode {
  const { id, label, value, onChange, help, error = null, placeholder = "", isRequired = false, type, list } = props;
  const hasHelp = help !== undefined || error !== null;
  return (
    <FormGroup label={label} fieldId={id} isRequired={isRequired}>
      <TextInput
        id={id}
        type={type ?? "text"}
        isRequired={isRequired}
        value={value}
        placeholder={placeholder}
        validated={error === null ? "default" : "error"}
        {...(list === undefined ? {} : { list })}
        {...(hasHelp ? { "aria-describedby": `${id}-help` } : {})}
        autoComplete={type === "password" ? "new-password" : "off"}
        onChange={(_event, written) => onChange(written)}
      />
      {hasHelp ? <FieldHelp id={`${id}-help`} error={error} help={help ?? ""} /> : null}
    </FormGroup>
  );
}

/** A field of several lines. */
export function TextAreaField(props: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string;
  readonly placeholder?: string;
  readonly rows?: number;
  /** For what machines read. */
  readonly isCode?: boolean;
}): ReactNode {
  const { id, label, value, onChange, help, placeholder = "", rows = 3, isCode = false } = props;
  return (
    <FormGroup label={label} fieldId={id}>
      <TextArea
        id={id}
        value={value}
        rows={rows}
        placeholder={placeholder}
        spellCheck={false}
        resizeOrientation="vertical"
        className={isCode ? "hob-create__code" : ""}
        {...(help === undefined ? {} : { "aria-describedby": `${id}-help` })}
        onChange={(_event, written) => onChange(written)}
      />
      {help === undefined ? null : <FieldHelp id={`${id}-help`} error={null} help={help} />}
    </FormGroup>
  );
}

/** A choice between a few words, all of them seen. */
export function RadioField<Value extends string>(props: {
  readonly id: string;
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly (readonly [value: Value, label: string])[];
  readonly onChange: (value: Value) => void;
}): ReactNode {
  const { id, label, value, choices, onChange } = props;
  return (
    <FormGroup label={label} role="radiogroup" isInline>
      {choices.map(([choice, name]) => (
        <Radio
          key={choice}
          id={`${id}-${choice}`}
          name={id}
          label={name}
          isChecked={value === choice}
          onChange={() => onChange(choice)}
        />
      ))}
    </FormGroup>
  );
}

/** The line below a field. */
function FieldHelp(props: { readonly id: string; readonly error: string | null; readonly help: string }): ReactNode {
  return (
    <FormHelperText>
      <HelperText id={props.id} aria-live="polite">
        <HelperTextItem variant={props.error ? "error" : "default"}>{props.error ?? props.help}</HelperTextItem>
      </HelperText>
    </FormHelperText>
  );
}
