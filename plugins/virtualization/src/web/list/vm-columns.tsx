import { Percent, Size, type TableColumn, useSample } from "@hob/ui";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { type Vm, vms, type VmState } from "../../model/index.ts";
import { text } from "../messages.ts";
import { VmStateLabel } from "../vm-state-label.tsx";

/** The columns of the list of VMs. */
export function vmColumns(hostNames: ReadonlyMap<string, string>): readonly TableColumn<Vm>[] {
  const hostOf = (vm: Vm) => hostNames.get(vm.host) ?? vm.host;
  return [
    {
      id: "name",
      title: text("name"),
      cell: (vm) => <Link to={`/vms/${vm.id}`}>{vm.name}</Link>,
      text: (vm) => vm.name,
      sort: (vm) => vm.name,
    },
    {
      id: "state",
      title: text("state"),
      cell: (vm) => <VmStateLabel state={vm.state as VmState} />,
      text: (vm) => text(`state.${vm.state as VmState}`),
      sort: (vm) => vm.state,
      width: "9.5rem",
      onCard: true,
    },
    {
      id: "host",
      title: text("host"),
      cell: (vm) => <Link to={`/hosts/${vm.host}`}>{hostOf(vm)}</Link>,
      text: hostOf,
      sort: hostOf,
      width: "12rem",
      onCard: true,
    },
    { id: "cpu", title: text("cpu"), cell: (vm) => <LiveCpu vm={vm} />, width: "5rem", align: "end" },
    {
      id: "memory",
      title: text("memory"),
      cell: (vm) => <Size bytes={vm.memory} />,
      sort: (vm) => vm.memory,
      width: "7rem",
      align: "end",
    },
    {
      id: "os",
      title: text("os"),
      cell: (vm) => vm.os ?? "–",
      text: (vm) => vm.os ?? "",
      sort: (vm) => vm.os,
      width: "10rem",
    },
    {
      id: "vcpus",
      title: text("vcpus"),
      cell: (vm) => vm.vcpus,
      sort: (vm) => vm.vcpus,
      width: "5.5rem",
      align: "end",
    },
  ];
}

function LiveCpu({ vm }: { readonly vm: Vm }): ReactNode {
  const sample = useSample(vms, vm.id);
  return <Percent share={vm.state === "running" ? sample?.figures.cpu : null} />;
}
