import { EmptyState, SerialConsole, useClient, VncConsole } from "@hob/ui";
import { ToggleGroup, ToggleGroupItem } from "@patternfly/react-core";
import { type ReactNode, useCallback } from "react";
import { useSearchParams } from "react-router";
import { type VmDetail, vms } from "../../model/index.ts";
import { text } from "../messages.ts";

type Kind = "serial" | "vnc";

/** The consoles of a VM, one at a time; which one stands in the address. */
export default function ConsoleTab({ vm }: { readonly vm: VmDetail }): ReactNode {
  const client = useClient();
  const [address, setAddress] = useSearchParams();
  const kinds = (["vnc", "serial"] as const).filter((kind) => vm.consoles[kind]);
  const kind = kinds.find((each) => each === address.get("kind")) ?? kinds[0];
  const connect = useCallback(() => client(vms).console(vm.id, { kind: kind ?? "serial" }), [client, vm.id, kind]);
  if (!kind) return <EmptyState title={text("console.none")}>{text("console.noneBody")}</EmptyState>;

  const Console = kind === "serial" ? SerialConsole : VncConsole;
  return (
    <div className="hob-vm-console">
      <ToggleGroup aria-label={text("console.kind")} isCompact>
        {kinds.map((each: Kind) => (
          <ToggleGroupItem
            key={each}
            text={text(`console.${each}`)}
            isSelected={each === kind}
            onChange={() => setAddress({ kind: each }, { replace: true })}
          />
        ))}
      </ToggleGroup>
      {kind === "serial" ? <p className="hob-vm-hint">{text("console.serialHint")}</p> : null}
      <Console key={kind} connect={connect} title={`${vm.name}: ${text(`console.${kind}`)}`} />
    </div>
  );
}
