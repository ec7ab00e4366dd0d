import type { Grid } from "@hob/plugin-grid";
import { defineTask } from "@hob/tasks";
import { hostWhenConnected } from "./host-when-connected.ts";
import { onVm, type VmTaskInput } from "./vm-task-input.ts";

/** Boots a VM that is off. */
export const startVm = ({ grid }: { readonly grid: Grid }) =>
  defineTask<VmTaskInput, Record<never, never>>({
    kind: "vms.start",
    title: ({ name }) => `Start ${name}`,
    ...onVm,
    steps: [
      {
        id: "start",
        title: "Start the guest",
        async execute({ input, signal }) {
          const guest = await (await hostWhenConnected(grid, input.host, signal)).guest(input.uuid);
          await guest.start();
        },
      },
    ],
  });
