import { type ChangeInput, type ChangeNotes, changeSteps } from "@hob/builder";
import type { Grid } from "@hob/plugin-grid";
import { defineTask } from "@hob/tasks";

/** Changes a VM as planned; its result says what the running guest has now, and what waits for its next start. */
export const changeVm = ({ grid }: { readonly grid: Grid }) =>
  defineTask<ChangeInput, ChangeNotes>({
    kind: "vms.change",
    title: ({ plan }) => `Change ${plan.name}`,
    target: ({ host, plan }) => ({ resource: "vms", id: `${host}.${plan.guest}`, name: plan.name }),
    locks: ({ host, plan }) => [`vm:${host}.${plan.guest}`],
    steps: changeSteps(async (id) => grid.host(id).live),
    result: (_, { outcome }) => ({ ...(outcome ?? { live: [], config: [], needsRestart: [] }) }),
  });
