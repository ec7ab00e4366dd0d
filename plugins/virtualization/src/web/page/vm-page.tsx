import { EmptyState, ErrorAlert, Page, TaskProgress, useCan, useItem, useOperation, useTasksOf } from "@hob/ui";
import { isFinished, type Task } from "@hob/tasks";
import { Label, Skeleton } from "@patternfly/react-core";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { useNavigate, useParams } from "react-router";
import { vms, type VmState } from "../../model/index.ts";
import { CloneVmDialog } from "../actions/clone-vm-dialog.tsx";
import { DeleteVmDialog } from "../actions/delete-vm-dialog.tsx";
import { useVmActions } from "../actions/use-vm-actions.tsx";
import { VmRowActions } from "../actions/vm-row-actions.tsx";
import { text } from "../messages.ts";
import { VmStateLabel } from "../vm-state-label.tsx";
import "../vms.css";
import { HardwareTab } from "./hardware-tab.tsx";
import { OverviewTab } from "./overview-tab.tsx";
import { XmlTab } from "./xml-tab.tsx";

const ConsoleTab = lazy(() => import("./console-tab.tsx"));
const tabs = ["overview", "console", "hardware", "xml"] as const;
type TabName = (typeof tabs)[number];

/** One VM: its state, what can be done, and its tabs. */
export default function VmPage(): ReactNode {
  const params = useParams();
  const id = params.id ?? "";
  const can = useCan();
  const asked = tabs.find((name) => name === params["*"]) ?? "overview";
  const tab = asked === "console" && !can("vms:console") ? "overview" : asked;
  const { item: vm, error, isLoading, refetch } = useItem(vms, id);
  const tasks = useTasksOf("vms", id);
  const { act, dialogs } = useVmActions();
  const [isDeleting, setDeleting] = useState(false);
  const [isCloning, setCloning] = useState(false);
  const marking = useOperation(vms, "template");
  const toggleTemplate = async (vm: string, template: boolean) => {
    await marking.attempt(vm, { template }).then(refetch, () => undefined);
  };
  // What a change of the hardware made of it is told by no event.
  const changed = tasks.items.find(({ kind, state }) => kind === "vms.change" && isFinished(state))?.id;
  useEffect(() => {
    if (changed !== undefined) refetch();
    // `refetch` is another function each time.
  }, [changed]);
  const navigate = useNavigate();
  const breadcrumb = [{ title: text("vms"), path: "/vms" }];

  if (!vm) {
    const newest = tasks.items[0];
    // Its task was started a moment ago and the VM is being made, or was not; or it is being deleted, or was just now.
    const task = newest && explainsAbsence(newest) ? newest : undefined;
    const isMissing = task === undefined || task.state === "succeeded";
    return (
      <Page title={newest?.target?.name ?? text("vm")} breadcrumb={breadcrumb}>
        {task ? <TaskProgress id={task.id} /> : null}
        {isMissing ? <ErrorAlert error={error} onRetry={refetch} /> : null}
        {isLoading && !task ? <Skeleton height="12rem" screenreaderText={text("vm")} /> : null}
      </Page>
    );
  }

  const shownTabs = tabs.filter((name) => name !== "console" || can("vms:console"));
  const path = (name: TabName) => `/vms/${id}${name === "overview" ? "" : `/${name}`}`;
  return (
    <Page
      title={vm.name}
      label={
        <span className="hob-vm-labels">
          <VmStateLabel state={vm.state as VmState} />
          {vm.template ? <Label isCompact>{text("template")}</Label> : null}
        </span>
      }
      breadcrumb={breadcrumb}
      actions={
        <VmRowActions
          vm={vm}
          act={act}
          onDelete={() => setDeleting(true)}
          onClone={() => setCloning(true)}
          template={{ is: vm.template, toggle: () => void toggleTemplate(vm.id, !vm.template) }}
          isProminent
        />
      }
      tabs={shownTabs.map((name) => ({ title: text(`tab.${name}`), path: path(name) }))}
      currentTab={path(tab)}
      isFilled={tab === "console"}
    >
      {dialogs}
      <ErrorAlert error={marking.error} />
      {isCloning ? (
        <CloneVmDialog vm={vm} onClose={() => setCloning(false)} onBegun={(made) => void navigate(`/vms/${made}`)} />
      ) : null}
      {isDeleting ? (
        <DeleteVmDialog vm={vm} onClose={() => setDeleting(false)} onDeleted={() => void navigate("/vms")} />
      ) : null}
      {tab === "overview" ? <OverviewTab vm={vm} tasks={tasks.items} /> : null}
      {tab === "console" ? (
        vm.state === "off" || vm.state === "crashed" ? (
          <EmptyState title={text("console.off", { name: vm.name })}>{text("console.offBody")}</EmptyState>
        ) : (
          <Suspense fallback={<Skeleton height="20rem" />}>
            <ConsoleTab vm={vm} />
          </Suspense>
        )
      ) : null}
      {tab === "hardware" ? <HardwareTab vm={vm} /> : null}
      {tab === "xml" ? <XmlTab vm={vm} /> : null}
    </Page>
  );
}

/** Whether a task tells why there is no such VM (yet). */
function explainsAbsence({ kind, state }: Task): boolean {
  if (!isFinished(state) || kind === "vms.delete") return true;
  return kind === "vms.create" && state !== "succeeded";
}
