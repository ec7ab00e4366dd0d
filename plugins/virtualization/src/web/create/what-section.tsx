import { FormGroup } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { text } from "../messages.ts";
import type { SectionProps } from "./create-form.ts";
import { TextField } from "./form-fields.tsx";
import { OsPicker } from "./os-picker.tsx";
import { SourceSection } from "./source-section.tsx";

/** What: the operating system, what the disk begins as, the name. */
export function WhatSection(props: SectionProps & { readonly nameError: string | null }): ReactNode {
  const { form, change, nameError } = props;
  return (
    <>
      <FormGroup label={text("os")} fieldId="create-os">
        <OsPicker id="create-os" value={form.os} onChange={(os) => change({ os })} />
      </FormGroup>
      <SourceSection form={form} change={change} />
      <TextField
        id="create-name"
        label={text("name")}
        value={form.name}
        isRequired
        error={nameError}
        help={text("create.nameHelp")}
        onChange={(name) => change({ name })}
      />
    </>
  );
}
