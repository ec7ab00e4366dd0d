import { SizeInput, useList } from "@hob/ui";
import { FormGroup, NumberInput } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { networks, storagePools, storageVolumes, type VmDetail } from "../../model/index.ts";
import { Choice } from "../create/where-section.tsx";
import { TextField } from "../create/form-fields.tsx";
import { text } from "../messages.ts";
import type { ChangeForm } from "./change-form.ts";

interface FieldsProps {
  readonly vm: VmDetail;
  readonly form: ChangeForm;
  readonly set: (changed: Partial<ChangeForm>) => void;
}

/** The fields of one kind of change; some kinds have none. */
export function ChangeFields(props: FieldsProps): ReactNode {
  const { form, set } = props;
  switch (form.kind) {
    case "new-disk":
      return <NewDiskFields {...props} />;
    case "existing-disk":
    case "cdrom":
      return <PathFields {...props} />;
    case "network":
      return <NetworkFields {...props} />;
    case "size":
      return <SizeFields {...props} />;
    case "graphics":
      return (
        <Choice
          id="change-graphics"
          label={text("create.graphics")}
          auto={text("create.networkNone")}
          value={form.graphics === "none" ? null : form.graphics}
          choices={[
            ["vnc", "VNC"],
            ["spice", "SPICE"],
          ]}
          onChange={(graphics) => set({ graphics: graphics ?? "none" })}
        />
      );
    case "firmware":
      return (
        <Choice
          id="change-firmware"
          label={text("create.firmware")}
          auto="BIOS"
          value={form.firmware === "bios" ? null : form.firmware}
          choices={[
            ["efi", "UEFI"],
            ["efi-secure", "UEFI with secure boot"],
          ]}
          onChange={(firmware) => set({ firmware: firmware ?? "bios" })}
        />
      );
    default:
      return null;
  }
}

function NewDiskFields({ vm, form, set }: FieldsProps): ReactNode {
  const pools = useList(storagePools).items.filter(({ host }) => host === vm.host);
  return (
    <>
      <FormGroup label={text("create.disk")} fieldId="change-disk-size">
        <SizeInput id="change-disk-size" value={form.diskSize} onChange={(diskSize) => set({ diskSize })} />
      </FormGroup>
      <Choice
        id="change-pool"
        label={text("create.pool")}
        auto={text("create.poolAuto")}
        value={form.pool}
        choices={pools.filter(({ name }) => name !== "default").map(({ name }) => [name, name])}
        onChange={(pool) => set({ pool })}
      />
    </>
  );
}

function PathFields({ vm, form, set }: FieldsProps): ReactNode {
  const { items } = useList(storageVolumes);
  const suggestions = items
    .filter(({ host }) => host === vm.host)
    .filter(({ name }) => /\.iso$/i.test(name) === (form.kind === "cdrom"));
  return (
    <>
      <TextField
        id="change-path"
        label={text(form.kind === "cdrom" ? "create.path.iso" : "create.path.disk")}
        value={form.path}
        help={text("create.pathHelp")}
        list="change-path-volumes"
        isRequired
        onChange={(path) => set({ path })}
      />
      <datalist id="change-path-volumes">
        {suggestions.map(({ id, pool, name }) => (
          <option key={id} value={`${pool}/${name}`} />
        ))}
      </datalist>
    </>
  );
}

function NetworkFields({ vm, form, set }: FieldsProps): ReactNode {
  const known = useList(networks).items.filter(({ host }) => host === vm.host);
  return (
    <Choice
      id="change-network"
      label={text("create.network")}
      auto={text("create.networkAuto")}
      value={form.network}
      choices={known.filter(({ name }) => name !== "default").map(({ name }) => [name, name])}
      onChange={(network) => set({ network })}
    />
  );
}

function SizeFields({ form, set }: FieldsProps): ReactNode {
  return (
    <>
      <FormGroup label={text("vcpus")} fieldId="change-vcpus">
        <NumberInput
          inputProps={{ id: "change-vcpus" }}
          inputAriaLabel={text("vcpus")}
          minusBtnAriaLabel={`${text("vcpus")} −1`}
          plusBtnAriaLabel={`${text("vcpus")} +1`}
          value={form.vcpus}
          min={1}
          widthChars={4}
          onMinus={() => set({ vcpus: Math.max(1, form.vcpus - 1) })}
          onPlus={() => set({ vcpus: form.vcpus + 1 })}
          onChange={(event) => {
            const typed = Number((event.target as HTMLInputElement).value);
            if (Number.isInteger(typed) && typed > 0) set({ vcpus: typed });
          }}
        />
      </FormGroup>
      <FormGroup label={text("memory")} fieldId="change-memory">
        <SizeInput
          id="change-memory"
          value={form.memory}
          units={["MiB", "GiB"]}
          onChange={(memory) => set({ memory })}
        />
      </FormGroup>
    </>
  );
}
