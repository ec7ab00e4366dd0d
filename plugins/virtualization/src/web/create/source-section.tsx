import { useList } from "@hob/ui";
import { FormGroup, FormSelect, FormSelectOption } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { storageVolumes } from "../../model/index.ts";
import { text } from "../messages.ts";
import type { SectionProps } from "./create-form.ts";
import { RadioField, TextField } from "./form-fields.tsx";
import { isFetched, type SourceForm, type SourceKind, sourceKinds } from "./source-form.ts";

/** What the disk begins as, and where that is. */
export function SourceSection({ form, change }: SectionProps): ReactNode {
  const { source } = form;
  const set = (changed: Partial<SourceForm>) => change({ source: { ...source, ...changed } });
  return (
    <>
      <FormGroup label={text("create.source")} fieldId="create-source">
        <FormSelect
          id="create-source"
          value={source.kind}
          onChange={(_event, kind) => set({ kind: kind as SourceKind, path: "", url: "", checksum: "" })}
        >
          {sourceKinds.map((kind) => (
            <FormSelectOption key={kind} value={kind} label={text(`create.source.${kind}`)} />
          ))}
        </FormSelect>
      </FormGroup>
      {hasPath(source.kind) ? <PathField key={source.kind} kind={source.kind} form={form} set={set} /> : null}
      {source.kind === "url" || source.kind === "tree" ? (
        <TextField
          id="create-url"
          label={text(`create.url.${source.kind}`)}
          value={source.url}
          placeholder={
            source.kind === "url"
              ? "https://images.example.org/debian-12-genericcloud-amd64.qcow2"
              : "https://mirror.example.org/debian/dists/bookworm/main/installer-amd64/"
          }
          isRequired
          onChange={(url) => set({ url })}
        />
      ) : null}
      {isFetched(source) ? (
        <TextField
          id="create-checksum"
          label={text("create.checksum")}
          value={source.checksum}
          placeholder="sha256:…"
          help={text("create.checksumHelp")}
          onChange={(checksum) => set({ checksum })}
        />
      ) : null}
      {source.kind === "image" ? (
        <RadioField
          id="create-mode"
          label={text("create.mode")}
          value={source.mode}
          choices={[
            ["copy", text("create.mode.copy")],
            ["overlay", text("create.mode.overlay")],
          ]}
          onChange={(mode) => set({ mode })}
        />
      ) : null}
      {source.kind === "kernel" ? (
        <TextField
          id="create-initrd"
          label={text("create.initrd")}
          value={source.initrd}
          onChange={(initrd) => set({ initrd })}
        />
      ) : null}
      {source.kind === "kernel" || source.kind === "tree" ? (
        <TextField
          id="create-arguments"
          label={text("create.kernelArguments")}
          value={source.arguments}
          placeholder="console=ttyS0"
          onChange={(args) => set({ arguments: args })}
        />
      ) : null}
    </>
  );
}

type PathKind = "image" | "iso" | "kernel" | "disk";

const hasPath = (kind: SourceKind): kind is PathKind =>
  kind === "image" || kind === "iso" || kind === "kernel" || kind === "disk";

const examples: Readonly<Record<PathKind, string>> = {
  image: "default/debian-12-generic.qcow2",
  iso: "default/debian-12-netinst.iso",
  kernel: "default/vmlinuz",
  disk: "default/web-1.qcow2",
};

/** The image or the medium: typed, or picked from the volumes that the hosts know. */
function PathField(props: {
  readonly kind: PathKind;
  readonly form: SectionProps["form"];
  readonly set: (changed: Partial<SourceForm>) => void;
}): ReactNode {
  const { kind, form, set } = props;
  const { items } = useList(storageVolumes);
  const suggestions = items
    .filter((volume) => form.host === null || volume.host === form.host)
    .filter((volume) => /\.iso$/i.test(volume.name) === (kind === "iso"));
  return (
    <>
      <TextField
        id="create-path"
        label={text(`create.path.${kind}`)}
        value={form.source.path}
        placeholder={examples[kind]}
        help={text(kind === "iso" ? "create.pathOrUrlHelp" : "create.pathHelp")}
        list="create-path-volumes"
        isRequired
        onChange={(path) => set({ path })}
      />
      <datalist id="create-path-volumes">
        {suggestions.map((volume) => (
          <option key={volume.id} value={`${volume.pool}/${volume.name}`} />
        ))}
      </datalist>
    </>
  );
}
