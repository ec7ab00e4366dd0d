import { type BuildInput, type BuildPlan, type BuildRequest, planBuild, type SecretVault } from "@hob/builder";
import { type PolicySet, readOverride } from "@hob/designer";
import { defineError } from "@hob/errors";
import type { Grid, GridHost } from "@hob/plugin-grid";
import { gibibytes } from "@hob/units";
import type { CreateVm, DesignAnswer } from "../../model/index.ts";
import type { Osinfo } from "../osinfo.ts";
import { buildVault } from "./build-vault.ts";

/** A host that only pretends to run guests. */
export const SimulatedHost = defineError("virtualization.simulated-host", {
  kind: "unsupported",
  message: (d: { host: string }) =>
    `Host '${d.host}' is libvirt's simulation: no virtual machine can be created there.`,
  hint: "Add a host that runs QEMU, such as 'qemu:///system'.",
});

/** What planning is done with. */
export interface PlanningServices {
  readonly grid: Grid;
  readonly osinfo: Osinfo;
}

/** What placement assumes of a guest that says neither its memory nor its operating system, in bytes. */
const usualMemory = gibibytes(2);

/**
 * Plans a VM: nothing is changed by it. The plan is what the task `vms.create` is asked with.
 *
 * @param signal ends the wait for a host that is just arriving.
 * @throws NoHostConnected, SimulatedHost, and what is wrong with the request, before anything is begun.
 */
export async function planVm(services: PlanningServices, body: CreateVm, signal: AbortSignal): Promise<BuildInput> {
  const { host, plan } = await planOn(services, body, { signal, vault: buildVault });
  return { host: host.id, plan };
}

/** What would be created, with the reason for every choice. */
export async function designVm(services: PlanningServices, body: CreateVm, signal: AbortSignal): Promise<DesignAnswer> {
  const { host, because, plan } = await planOn(services, body, { signal });
  return {
    xml: plan.xml,
    host: { id: host.id, name: host.name, because },
    memory: plan.memory,
    vcpus: plan.vcpus,
    diskSize: plan.diskSize,
    decisions: plan.decisions.map((decision) => ({ ...decision, alternatives: [...decision.alternatives] })),
    warnings: [...plan.warnings],
  };
}

async function planOn(
  { grid, osinfo }: PlanningServices,
  { host: wanted, ...request }: CreateVm,
  { signal, vault }: { readonly signal: AbortSignal; readonly vault?: SecretVault },
): Promise<{ readonly host: GridHost; readonly because: string; readonly plan: BuildPlan }> {
  const db = await osinfo();
  // An unknown system is told before a host is looked for.
  const os = request.os === undefined ? null : db.get(request.os);
  const memory = request.memory ?? os?.resources("x86_64").recommended.memory ?? usualMemory;
  const placed =
    wanted === undefined ? await grid.place({ memory }, { signal }) : { host: wanted, because: "it was asked for" };
  const host = grid.host(placed.host);
  const { guestType, because: typeBecause } = await host.verdict({ signal });
  if (guestType === "test") throw new SimulatedHost({ host: host.name });
  const plan = await planBuild(host.connection, { ...buildRequest(request), guestType }, db, { vault, signal });
  const decisions = plan.decisions.map((decision) =>
    decision.path === "type" ? { ...decision, because: typeBecause, by: "policy" as const } : decision,
  );
  return { host, because: placed.because, plan: { ...plan, decisions } };
}

/** The request as the builder takes it: overrides are read from their lines. @throws InvalidOverride */
function buildRequest({ overrides, policy, ...request }: Omit<CreateVm, "host">): BuildRequest {
  return {
    ...request,
    // Checked by the builder, which names the place of a mistake.
    ...(policy === undefined ? {} : { policy: policy as readonly (string | PolicySet)[] }),
    ...(overrides === undefined ? {} : { overrides: overrides.map(readOverride) }),
  };
}
