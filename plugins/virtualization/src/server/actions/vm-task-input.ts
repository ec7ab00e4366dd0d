import type { FoundVm } from "../vms/vm-directory.ts";

/** What a task on one VM is asked with. */
export type VmTaskInput = {
  /** The VM's id. */
  readonly vm: string;
  readonly host: string;
  readonly uuid: string;
  /** What it was called when it was asked for. */
  readonly name: string;
};

/** The input of a task on a VM. */
export function vmTaskInput({ id, host, uuid, name }: FoundVm): VmTaskInput {
  return { vm: id, host: host.id, uuid, name };
}

/** What a task on a VM works on, and what keeps other tasks away from it meanwhile. */
export const onVm = {
  target: ({ vm, name }: VmTaskInput) => ({ resource: "vms", id: vm, name }),
  locks: ({ vm }: VmTaskInput) => [`vm:${vm}`],
};
