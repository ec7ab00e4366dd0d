import { EmptyState, ErrorAlert, Page, TaskProgress, useItem, useTasksOf } from "@hob/ui";
import { Skeleton } from "@patternfly/react-core";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useNavigate, useParams } from "react-router";
import { vms, type VmState } from "../../model/index.ts";
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
  const tab = tabs.find((name) => name === params["*"]) ?? "overview";
  const { item: vm, error, isLoading, refetch } = useItem(vms, id);
  const tasks = useTasksOf("vms", id);
  const { act, dialogs } = useVmActions();
  const [isDeleting, setDeleting] = useState(false);
  const navigate = useNavigate();
  const breadcrumb = [{ title: text("vms"), path: "/vms" }];

  if (!vm) {
    const task = tasks.items[0];
    // Its task was started a moment ago and the VM is being made, or it has just been deleted.
    return (
      <Page title={task?.target?.name ?? text("vm")} breadcrumb={breadcrumb}>
        {task ? <TaskProgress id={task.id} /> : null}
        {task ? null : <ErrorAlert error={error} onRetry={refetch} />}
        {isLoading && !task ? <Skeleton height="12rem" screenreaderText={text("vm")} /> : null}
      </Page>
    );
  }

  const path = (name: TabName) => `/vms/${id}${name === "overview" ? "" : `/${name}`}`;
  return (
    <Page
      title={vm.name}
      label={<VmStateLabel state={vm.state as VmState} />}
      breadcrumb={breadcrumb}
      actions={<VmRowActions vm={vm} act={act} onDelete={() => setDeleting(true)} isProminent />}
      tabs={tabs.map((name) => ({ title: text(`tab.${name}`), path: path(name) }))}
      currentTab={path(tab)}
      isFilled={tab === "console"}
    >
      {dialogs}
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
