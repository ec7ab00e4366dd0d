import type { hosts } from "@hob/plugin-grid/model";
import type { ItemOf } from "@hob/resources";
import { EmptyState } from "@hob/ui";
import { Button } from "@patternfly/react-core";
import { VirtualMachineIcon } from "@patternfly/react-icons/dist/esm/icons/virtual-machine-icon.js";
import type { ReactNode } from "react";
import { useNavigate } from "react-router";
import { text } from "../messages.ts";

/** Said instead of "no VMs yet" while no host is connected: why, and what to do about that. */
export function NoHost({ host }: { readonly host: ItemOf<typeof hosts> }): ReactNode {
  const navigate = useNavigate();
  return (
    <EmptyState
      title={text("list.noHost", { name: host.name })}
      icon={VirtualMachineIcon}
      action={
        <Button variant="link" onClick={() => void navigate(`/hosts/${host.id}`)}>
          {text("list.showHost")}
        </Button>
      }
    >
      {[host.reason, host.hint].filter(Boolean).join(" ")}
    </EmptyState>
  );
}
