import { type ChangeInput, type ChangePlan, type ChangeRequest, planChange } from "@hob/builder";
import type { ChangeVm, VmChangePlan } from "../../model/index.ts";
import type { VirtualizationServices } from "../services.ts";
import { osIdOf } from "../vms/os-id-of.ts";

type Services = Pick<VirtualizationServices, "directory" | "osinfo">;

/** Plans changes to a VM: what the task `vms.change` is asked with. Nothing is changed by it. */
export async function planVmChange(
  { directory, osinfo }: Services,
  id: string,
  { changes }: ChangeVm,
): Promise<ChangeInput> {
  const { host, ...found } = directory.find(id);
  const guest = await directory.find(found.id).guest();
  const osId = osIdOf(await guest.xml({ inactive: true }));
  const os = osId === null ? null : ((await osinfo()).find(osId) ?? null);
  const plan = await planChange(host.connection, guest, changes as readonly ChangeRequest[], { os });
  return { host: host.id, plan };
}

/** What of a plan is shown. */
export const shownPlan = ({ xml, volumes, decisions, warnings, differences }: ChangePlan): VmChangePlan => ({
  xml,
  volumes: volumes.map((volume) => ({ ...volume })),
  decisions: decisions.map((decision) => ({ ...decision, alternatives: [...decision.alternatives] })),
  warnings: [...warnings],
  differences: differences.map((difference) => ({ ...difference })),
});
