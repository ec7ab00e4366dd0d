import { useList } from "@hob/ui";
import { FormGroup, FormHelperText, HelperText, HelperTextItem, Radio, TextInput } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { storageVolumes } from "../../model/index.ts";
import { text } from "../messages.ts";
import type { CreateForm } from "./create-form.ts";
import { OsPicker } from "./os-picker.tsx";

/** What a section of the create page is given. */
export interface SectionProps {
  readonly form: CreateForm;
  readonly change: (change: Partial<CreateForm>) => void;
}

const sources = ["image", "iso", "empty"] as const;
const modes = ["copy", "overlay"] as const;

/** What: the operating system, what the disk begins as, the name. */
export function WhatSection(props: SectionProps & { readonly nameError: string | null }): ReactNode {
  const { form, change, nameError } = props;
  return (
    <>
      <FormGroup label={text("os")} fieldId="create-os">
        <OsPicker id="create-os" value={form.os} onChange={(os) => change({ os })} />
      </FormGroup>
      <FormGroup label={text("create.source")} role="radiogroup" isInline>
        {sources.map((source) => (
          <Radio
            key={source}
            id={`create-source-${source}`}
            name="create-source"
            label={text(`create.source.${source}`)}
            isChecked={form.source === source}
            onChange={() => change({ source, path: "" })}
          />
        ))}
      </FormGroup>
      {form.source === "empty" ? null : <PathField key={form.source} {...props} kind={form.source} />}
      {form.source === "image" ? (
        <FormGroup label={text("create.mode")} role="radiogroup" isInline>
          {modes.map((mode) => (
            <Radio
              key={mode}
              id={`create-mode-${mode}`}
              name="create-mode"
              label={text(`create.mode.${mode}`)}
              isChecked={form.mode === mode}
              onChange={() => change({ mode })}
            />
          ))}
        </FormGroup>
      ) : null}
      <FormGroup label={text("name")} fieldId="create-name" isRequired>
        <TextInput
          id="create-name"
          isRequired
          value={form.name}
          validated={nameError ? "error" : "default"}
          aria-describedby="create-name-help"
          autoComplete="off"
          onChange={(_event, name) => change({ name })}
        />
        <FieldHelp id="create-name-help" error={nameError} help={text("create.nameHelp")} />
      </FormGroup>
    </>
  );
}

/** The image or the medium: typed, or picked from the volumes that the hosts know. */
function PathField({ form, change, kind }: SectionProps & { readonly kind: "image" | "iso" }): ReactNode {
  const { items } = useList(storageVolumes);
  const suggestions = items
    .filter((volume) => form.host === null || volume.host === form.host)
    .filter((volume) => /\.iso$/i.test(volume.name) === (kind === "iso"));
  return (
    <FormGroup label={text(`create.${kind}`)} fieldId="create-path" isRequired>
      <TextInput
        id="create-path"
        isRequired
        value={form.path}
        list="create-path-volumes"
        placeholder={kind === "iso" ? "default/debian-12-netinst.iso" : "default/debian-12-generic.qcow2"}
        aria-describedby="create-path-help"
        autoComplete="off"
        onChange={(_event, path) => change({ path })}
      />
      <datalist id="create-path-volumes">
        {suggestions.map((volume) => (
          <option key={volume.id} value={`${volume.pool}/${volume.name}`} />
        ))}
      </datalist>
      <FieldHelp id="create-path-help" error={null} help={text("create.pathHelp")} />
    </FormGroup>
  );
}

function FieldHelp(props: { readonly id: string; readonly error: string | null; readonly help: string }): ReactNode {
  return (
    <FormHelperText>
      <HelperText id={props.id} aria-live="polite">
        <HelperTextItem variant={props.error ? "error" : "default"}>{props.error ?? props.help}</HelperTextItem>
      </HelperText>
    </FormHelperText>
  );
}
