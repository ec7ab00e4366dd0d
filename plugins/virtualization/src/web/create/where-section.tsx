import { hosts } from "@hob/plugin-grid/model";
import { useList } from "@hob/ui";
import { FormGroup, FormSelect, FormSelectOption } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { networks, storagePools } from "../../model/index.ts";
import { text } from "../messages.ts";
import type { SectionProps } from "./create-form.ts";

/** Where: the host, the pool for the disk, the network. Each may be left to Hob. */
export function WhereSection({ form, change }: SectionProps): ReactNode {
  const hostList = useList(hosts).items;
  const onHost = (item: { readonly host: string }) => form.host === null || item.host === form.host;
  const pools = namesOf(useList(storagePools).items.filter(onHost));
  const nets = namesOf(useList(networks).items.filter(onHost));
  return (
    <>
      <Choice
        id="create-host"
        label={text("host")}
        auto={text("create.hostAuto")}
        value={form.host}
        choices={hostList.map(({ id, name }) => [id, name])}
        onChange={(host) => change({ host, pool: null, network: null })}
      />
      <Choice
        id="create-pool"
        label={text("create.pool")}
        auto={text("create.poolAuto")}
        value={form.pool}
        choices={pools.filter((name) => name !== "default").map((name) => [name, name])}
        onChange={(pool) => change({ pool })}
      />
      <Choice
        id="create-network"
        label={text("create.network")}
        auto={text("create.networkAuto")}
        value={form.network}
        choices={[
          ...nets.filter((name) => name !== "default").map((name): [string, string] => [name, name]),
          ["none", text("create.networkNone")],
        ]}
        onChange={(network) => change({ network })}
      />
    </>
  );
}

const namesOf = (items: readonly { readonly name: string }[]) => [...new Set(items.map(({ name }) => name))].toSorted();

/** A choice among names, whose first answer leaves it to Hob. */
export function Choice<Value extends string>(props: {
  readonly id: string;
  readonly label: string;
  /** What leaving it to Hob means. */
  readonly auto: string;
  readonly value: Value | null;
  readonly choices: readonly (readonly [value: Value, label: string])[];
  readonly onChange: (value: Value | null) => void;
}): ReactNode {
  const { id, label, auto, value, choices, onChange } = props;
  return (
    <FormGroup label={label} fieldId={id}>
      <FormSelect
        id={id}
        value={value ?? ""}
        onChange={(_event, picked) => onChange(picked === "" ? null : (picked as Value))}
      >
        <FormSelectOption value="" label={auto} />
        {choices.map(([choice, name]) => (
          <FormSelectOption key={choice} value={choice} label={name} />
        ))}
      </FormSelect>
    </FormGroup>
  );
}
