import { hosts } from "@hob/plugin-grid/model";
import { EmptyState, Page, ResourceTable, useCan, useList } from "@hob/ui";
import { Button, FormSelect, FormSelectOption, ToolbarItem } from "@patternfly/react-core";
import { VirtualMachineIcon } from "@patternfly/react-icons/dist/esm/icons/virtual-machine-icon.js";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { type Vm, vms, type VmState, vmStates } from "../../model/index.ts";
import { DeleteVmDialog } from "../actions/delete-vm-dialog.tsx";
import { useVmActions } from "../actions/use-vm-actions.tsx";
import { actionsOf, type VmAction } from "../actions/vm-actions.ts";
import { VmRowActions } from "../actions/vm-row-actions.tsx";
import { text } from "../messages.ts";
import "../vms.css";
import { NoHost } from "./no-host.tsx";
import { vmColumns } from "./vm-columns.tsx";

const bulkActions = ["start", "shutdown"] as const;

/** The page people live on: all VMs of all hosts. */
export default function VmListPage(): ReactNode {
  const { items, isLoading, error, refetch } = useList(vms);
  const hostList = useList(hosts).items;
  const columns = useMemo(() => vmColumns(new Map(hostList.map(({ id, name }) => [id, name]))), [hostList]);
  const away = hostList.every((host) => host.state === "disconnected") ? hostList[0] : undefined;
  const [address, setAddress] = useSearchParams();
  const state = address.get("state");
  const showState = (picked: string) =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before);
        if (picked) after.set("state", picked);
        else after.delete("state");
        return after;
      },
      { replace: true },
    );
  const shown = useMemo(() => (state ? items.filter((vm) => vm.state === state) : items), [items, state]);
  const { act, actOnAll, dialogs } = useVmActions();
  const [deleting, setDeleting] = useState<Pick<Vm, "id" | "name" | "state"> | null>(null);
  const can = useCan();
  const navigate = useNavigate();

  const rowActions = useCallback((vm: Vm) => <VmRowActions vm={vm} act={act} onDelete={setDeleting} />, [act]);
  const createButton = (title: string) =>
    can("vms:create") ? (
      <Button variant="primary" onClick={() => void navigate("/vms/create")}>
        {title}
      </Button>
    ) : null;

  return (
    <Page title={text("vms")} label={<VmCounts items={items} />} actions={createButton(text("createVm"))} isFilled>
      {dialogs}
      {deleting ? <DeleteVmDialog vm={deleting} onClose={() => setDeleting(null)} /> : null}
      <ResourceTable
        label={text("vms")}
        items={shown}
        columns={columns}
        nameOf={nameOf}
        isLoading={isLoading}
        error={error}
        onRetry={refetch}
        initialSort={{ column: "name", isDescending: false }}
        rowActions={rowActions}
        {...(can("vms:power")
          ? {
              selectionActions: (selected: readonly Vm[], clear: () => void) => (
                <BulkActions
                  selected={selected}
                  onAct={(action, fitting) => {
                    actOnAll(action, fitting);
                    clear();
                  }}
                />
              ),
            }
          : {})}
        filters={
          <ToolbarItem>
            <FormSelect aria-label={text("state")} value={state ?? ""} onChange={(_event, picked) => showState(picked)}>
              <FormSelectOption value="" label={text("list.all")} />
              {vmStates.map((each) => (
                <FormSelectOption key={each} value={each} label={text(`state.${each}`)} />
              ))}
            </FormSelect>
          </ToolbarItem>
        }
        empty={
          state ? (
            <EmptyState
              title={text("list.noMatch")}
              action={
                <Button variant="link" onClick={() => showState("")}>
                  {text("list.showAll")}
                </Button>
              }
            >
              {text("list.noMatchBody")}
            </EmptyState>
          ) : away ? (
            <NoHost host={away} />
          ) : (
            <EmptyState
              title={text("list.empty")}
              icon={VirtualMachineIcon}
              action={createButton(text("list.createFirst"))}
            >
              {text("list.emptyBody")}
            </EmptyState>
          )
        }
      />
    </Page>
  );
}

const nameOf = (vm: Vm) => vm.name;

function VmCounts({ items }: { readonly items: readonly Vm[] }): ReactNode {
  const running = useMemo(() => items.filter((vm) => vm.state === "running").length, [items]);
  if (items.length === 0) return null;
  return (
    <span className="hob-vm-counts">
      {text("list.counts", { count: items.length.toLocaleString(), running: running.toLocaleString() })}
    </span>
  );
}

/** Start and shut down for the selected; each acts on those it makes sense for, and says how many these are. */
function BulkActions(props: {
  readonly selected: readonly Vm[];
  readonly onAct: (action: VmAction, fitting: readonly Vm[]) => void;
}): ReactNode {
  return bulkActions.map((action) => {
    const fitting = props.selected.filter((vm) => actionsOf(vm.state as VmState).includes(action));
    return (
      <ToolbarItem key={action}>
        <Button variant="secondary" isDisabled={fitting.length === 0} onClick={() => props.onAct(action, fitting)}>
          {text(`action.${action}`)}{" "}
          {fitting.length > 0 && fitting.length < props.selected.length ? `(${fitting.length})` : ""}
        </Button>
      </ToolbarItem>
    );
  });
}
