import { FormHelperText, HelperText, HelperTextItem } from "@patternfly/react-core";
import type { ReactNode } from "react";

/** What a form field takes, below it; name its `id` in the field's `aria-describedby`. */
export function FieldRule(props: {
  readonly id: string;
  /** What is written breaks it. */
  readonly isError?: boolean;
  readonly children: string;
}): ReactNode {
  return (
    <FormHelperText>
      <HelperText id={props.id}>
        <HelperTextItem variant={props.isError ? "error" : "default"}>{props.children}</HelperTextItem>
      </HelperText>
    </FormHelperText>
  );
}
