import { bytes, type ByteUnit } from "@hob/units";
import {
  FormHelperText,
  FormSelect,
  FormSelectOption,
  HelperText,
  HelperTextItem,
  InputGroup,
  InputGroupItem,
  TextInput,
} from "@patternfly/react-core";
import { type ReactNode, useState } from "react";
import { kitText } from "../messages/kit-messages.ts";
import "./figures.css";
import { readSize, splitSize } from "./size-text.ts";

/** A size as a form field. */
export interface SizeInputProps {
  readonly id: string;
  /** Names the field for those who cannot see its label; give it where no label points at `id`. */
  readonly label?: string;
  /** Bytes; null while what is written is no size. */
  readonly value: number | null;
  readonly onChange: (bytes: number | null) => void;
  readonly units?: readonly ByteUnit[];
  /** Bytes; below it a warning is shown, not an error: the user may know better. */
  readonly minimum?: number | null;
  readonly recommended?: number | null;
  readonly isDisabled?: boolean;
}

const defaultUnits: readonly ByteUnit[] = ["MiB", "GiB", "TiB"];

/** A number and a unit. Whole sizes such as `2GiB` may be typed or pasted too. */
export function SizeInput(props: SizeInputProps): ReactNode {
  const { id, label, value, onChange, units = defaultUnits, minimum, recommended, isDisabled = false } = props;
  const [draft, setDraft] = useState(() => splitSize(value ?? bytes(0), units));
  const [known, setKnown] = useState(value);
  // Changed from outside: an operating system was chosen.
  if (value !== known) {
    setKnown(value);
    if (value !== null) setDraft(splitSize(value, units));
  }
  const size = readSize(draft.amount, draft.unit);
  const write = (next: { amount: string; unit: ByteUnit }) => {
    const written = readSize(next.amount, next.unit);
    setDraft(next);
    setKnown(written);
    onChange(written);
  };
  const isInvalid = size === null;
  const isLow = !isInvalid && minimum != null && size < minimum;
  const marks = [
    isInvalid ? kitText("size.invalid") : "",
    minimum != null ? `minimum ${splitSize(minimum, units).amount} ${splitSize(minimum, units).unit}` : "",
    recommended != null
      ? `recommended ${splitSize(recommended, units).amount} ${splitSize(recommended, units).unit}`
      : "",
  ].filter(Boolean);
  const validated = isInvalid ? "error" : isLow ? "warning" : "default";
  return (
    <>
      <InputGroup>
        <InputGroupItem isFill>
          <TextInput
            id={id}
            inputMode="decimal"
            value={draft.amount}
            validated={validated}
            isDisabled={isDisabled}
            onChange={(_event, amount) => write({ ...draft, amount })}
            {...(label ? { "aria-label": label } : {})}
            aria-describedby={`${id}-marks`}
          />
        </InputGroupItem>
        <InputGroupItem className="hob-size-input__unit">
          <FormSelect
            value={draft.unit}
            isDisabled={isDisabled}
            onChange={(_event, unit) => write({ ...draft, unit: unit as ByteUnit })}
            aria-label={`${label ?? ""} ${kitText("size.unit")}`.trim()}
          >
            {units.map((unit) => (
              <FormSelectOption key={unit} value={unit} label={unit} />
            ))}
          </FormSelect>
        </InputGroupItem>
      </InputGroup>
      {marks.length > 0 ? (
        <FormHelperText>
          <HelperText id={`${id}-marks`}>
            <HelperTextItem variant={validated}>{marks.join(" · ")}</HelperTextItem>
          </HelperText>
        </FormHelperText>
      ) : null}
    </>
  );
}
