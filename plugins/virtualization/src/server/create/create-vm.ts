import { type BuildInput, type BuildNotes, buildSteps } from "@hob/builder";
import type { Grid } from "@hob/plugin-grid";
import { defineTask } from "@hob/tasks";
import { buildVault } from "./build-vault.ts";

/** Creates a VM as planned, also one that is a clone; it goes on after a crash, or nothing is left over. */
export const createVm = ({ grid }: { readonly grid: Grid }) =>
  defineTask<BuildInput, BuildNotes>({
    kind: "vms.create",
    title: ({ plan }) => `Create ${plan.name}`,
    target: ({ host, plan }) => ({ resource: "vms", id: `${host}.${plan.uuid}`, name: plan.name }),
    locks: ({ host, plan }) => [`vm:${host}.${plan.uuid}`, `vm-name:${host}.${plan.name}`],
    steps: buildSteps(async (id) => grid.host(id).live, buildVault),
    result: ({ host, plan }, { addresses = [], agent = false, reached = null, wiped = [] }) => ({
      vm: `${host}.${plan.uuid}`,
      host,
      name: plan.name,
      addresses,
      agent,
      reached,
      wiped,
    }),
  });
