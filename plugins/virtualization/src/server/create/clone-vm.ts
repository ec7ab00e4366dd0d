import { type BuildInput, planClone } from "@hob/builder";
import type { CloneVm } from "../../model/index.ts";
import type { FoundVm } from "../vms/vm-directory.ts";
import { buildVault } from "./build-vault.ts";

/** Plans a clone of a VM on its own host: what the task `vms.create` is asked with. */
export async function planVmClone({ host, uuid }: FoundVm, body: CloneVm): Promise<BuildInput> {
  const plan = await planClone(host.connection, { ...body, source: uuid }, { vault: buildVault });
  return { host: host.id, plan };
}
