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
  /** Where the VM can be cloned, and be made a template. */
  readonly onClone?: () => void;
  readonly template?: { readonly is: boolean; readonly toggle: () => void };
  /** Larger buttons, for the head of the VM's own page, whose tabs lead to the console. */
  readonly isProminent?: boolean;
}): ReactNode {
  const { vm, act, onDelete, onClone, template, isProminent = false } = props;
  const can = useCan();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const actions = can("vms:power") && template?.is !== true ? actionsOf(vm.state as VmState) : [];
  const [first, ...rest] = actions;
  const size = isProminent ? {} : { size: "sm" as const };
  const hasConsole = can("vms:console") && vm.state !== "off" && vm.state !== "crashed";
  const canDelete = onDelete !== undefined && can("vms:delete");
  const opensConsole = hasConsole && !isProminent;
  // libvirt copies disks only while nobody writes to them.
  const copies = vm.state === "off" && can("vms:create");
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
      {opensConsole || rest.length > 0 || canDelete || (copies && onClone) ? (
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
            {copies && onClone ? (
              <DropdownItem key="clone" onClick={onClone}>
                {text("action.clone")}
              </DropdownItem>
            ) : null}
            {copies && template ? (
              <DropdownItem key="template" onClick={template.toggle}>
                {text(template.is ? "action.untemplate" : "action.template")}
              </DropdownItem>
            ) : null}
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
