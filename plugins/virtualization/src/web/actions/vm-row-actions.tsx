import { useCan } from "@hob/ui";
import { Button, Dropdown, DropdownItem, DropdownList, MenuToggle } from "@patternfly/react-core";
import { EllipsisVIcon } from "@patternfly/react-icons/dist/esm/icons/ellipsis-v-icon.js";
import { type ReactNode, useState } from "react";
import { useNavigate } from "react-router";
import type { Vm, VmState } from "../../model/index.ts";
import { text } from "../messages.ts";
import { actionsOf, type VmAction } from "./vm-actions.ts";

/** The one visible action of a VM, and the rest in a menu. */
export function VmRowActions(props: {
  readonly vm: Pick<Vm, "id" | "name" | "state">;
  readonly act: (action: VmAction, vm: Pick<Vm, "id" | "name">) => void;
  readonly onDelete?: (vm: Pick<Vm, "id" | "name" | "state">) => void;
  /** Larger buttons, for the head of the VM's own page, whose tabs lead to the console. */
  readonly isProminent?: boolean;
}): ReactNode {
  const { vm, act, onDelete, isProminent = false } = props;
  const can = useCan();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const actions = can("vms:power") ? actionsOf(vm.state as VmState) : [];
  const [first, ...rest] = actions;
  const size = isProminent ? {} : { size: "sm" as const };
  const hasConsole = can("vms:console") && vm.state !== "off" && vm.state !== "crashed";
  const canDelete = onDelete !== undefined && can("vms:delete");
  const opensConsole = hasConsole && !isProminent;
  return (
    <div className="hob-vm-actions">
      {first ? (
        <Button
          variant="secondary"
          {...size}
          onClick={() => act(first, vm)}
          aria-label={`${text(`action.${first}`)} ${vm.name}`}
        >
          {text(`action.${first}`)}
        </Button>
      ) : null}
      {opensConsole || rest.length > 0 || canDelete ? (
        <Dropdown
          isOpen={isOpen}
          onOpenChange={setOpen}
          onSelect={() => setOpen(false)}
          popperProps={{ position: "right" }}
          toggle={(ref) => (
            <MenuToggle
              ref={ref}
              variant="plain"
              aria-label={`${text("more")}: ${vm.name}`}
              isExpanded={isOpen}
              onClick={() => setOpen(!isOpen)}
              icon={<EllipsisVIcon />}
            />
          )}
        >
          <DropdownList>
            {opensConsole ? (
              <DropdownItem key="console" onClick={() => void navigate(`/vms/${vm.id}/console`)}>
                {text("tab.console")}
              </DropdownItem>
            ) : null}
            {rest.map((action) => (
              <DropdownItem
                key={action}
                onClick={() => act(action, vm)}
                isDanger={action === "off" || action === "reset"}
              >
                {text(`action.${action}`)}
              </DropdownItem>
            ))}
            {canDelete ? (
              <DropdownItem key="delete" isDanger onClick={() => onDelete(vm)}>
                {text("action.delete")}
              </DropdownItem>
            ) : null}
          </DropdownList>
        </Dropdown>
      ) : null}
    </div>
  );
}
