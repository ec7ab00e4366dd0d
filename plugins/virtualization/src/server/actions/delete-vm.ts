import { type DeleteInput, type DeleteNotes, deleteSteps } from "@hob/builder";
import type { Grid } from "@hob/plugin-grid";
import { defineTask } from "@hob/tasks";

/** Deletes a VM, and with it the disks that only it writes to, where that is asked for. */
export const deleteVm = ({ grid }: { readonly grid: Grid }) =>
  defineTask<DeleteInput, DeleteNotes>({
    kind: "vms.delete",
    title: ({ name, disks }) => `Delete ${name}${disks ? " and its disks" : ""}`,
    target: ({ host, guest, name }) => ({ resource: "vms", id: `${host}.${guest}`, name }),
    locks: ({ host, guest }) => [`vm:${host}.${guest}`],
    steps: deleteSteps(async (id) => grid.host(id).live),
    result: (_, { disks = [] }) => ({ disks }),
  });
