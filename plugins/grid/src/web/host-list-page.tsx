import { EmptyState, Page, ResourceTable, Size, type TableColumn, useCan, useList } from "@hob/ui";
import type { ItemOf } from "@hob/resources";
import { Button } from "@patternfly/react-core";
import { ServerIcon } from "@patternfly/react-icons/dist/esm/icons/server-icon.js";
import { type ReactNode, useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { hosts } from "../model/index.ts";
import { AddHostDialog } from "./add-host-dialog.tsx";
import { HostStateLabel } from "./host-state-label.tsx";
import { text } from "./messages.ts";

type Host = ItemOf<typeof hosts>;

/** All hosts: how they are, and how much they carry. */
export default function HostListPage(): ReactNode {
  const { items, isLoading, error, refetch } = useList(hosts);
  const [address, setAddress] = useSearchParams();
  const [isAdding, setAdding] = useState(address.has("add"));
  const can = useCan();
  const navigate = useNavigate();
  const show = (adding: boolean) => {
    setAdding(adding);
    setAddress(adding ? { add: "" } : {}, { replace: true });
  };
  const addButton = can("hosts:manage") ? (
    <Button variant="primary" onClick={() => show(true)}>
      {text("addHost")}
    </Button>
  ) : null;
  return (
    <Page title={text("hosts")} actions={addButton} isFilled>
      {isAdding ? <AddHostDialog onClose={() => show(false)} onAdded={(id) => void navigate(`/hosts/${id}`)} /> : null}
      <ResourceTable
        label={text("hosts")}
        items={items}
        columns={columns}
        nameOf={nameOf}
        isLoading={isLoading}
        error={error}
        onRetry={refetch}
        initialSort={{ column: "name", isDescending: false }}
        empty={
          <EmptyState title={text("list.empty")} icon={ServerIcon} action={addButton}>
            {text("list.emptyBody")}
          </EmptyState>
        }
      />
    </Page>
  );
}

const nameOf = (host: Host) => host.name;

const columns: readonly TableColumn<Host>[] = [
  {
    id: "name",
    title: text("name"),
    cell: (host) => <Link to={`/hosts/${host.id}`}>{host.name}</Link>,
    text: (host) => host.name,
    sort: (host) => host.name,
  },
  {
    id: "state",
    title: text("state"),
    cell: (host) => <HostStateLabel state={host.state} />,
    text: (host) => text(`state.${host.state as "connected"}`),
    sort: (host) => host.state,
    width: "10rem",
    onCard: true,
  },
  {
    id: "vms",
    title: text("vms"),
    cell: (host) => text("vmsRunning", { running: host.vmsRunning, count: host.vms }),
    sort: (host) => host.vms,
    width: "11rem",
    onCard: true,
  },
  {
    id: "cpus",
    title: text("cpus"),
    cell: (host) => host.cpus ?? "–",
    sort: (host) => host.cpus,
    width: "5rem",
    align: "end",
  },
  {
    id: "memory",
    title: text("memory"),
    cell: (host) => <Size bytes={host.memory} />,
    sort: (host) => host.memory,
    width: "7rem",
    align: "end",
  },
  {
    id: "uri",
    title: text("uri"),
    cell: (host) => <code>{host.uri}</code>,
    text: (host) => host.uri,
    sort: (host) => host.uri,
    width: "22%",
  },
];
