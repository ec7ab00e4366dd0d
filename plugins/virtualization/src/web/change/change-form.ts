import type { ChangeVm, VmDetail } from "../../model/index.ts";

/** What can be changed about a VM, in the order in which it is offered. */
export const changeKinds = [
  "new-disk",
  "existing-disk",
  "cdrom",
  "network",
  "size",
  "graphics",
  "firmware",
  "add-tpm",
  "add-watchdog",
  "add-rng",
  "add-agent",
  "add-vsock",
] as const;
/** What can be changed about a VM. */
export type ChangeKind = (typeof changeKinds)[number];

/** What stands in the fields of a change; a field that its kind does not have is left alone. */
export interface ChangeForm {
  readonly kind: ChangeKind;
  /** Bytes of a new disk; null while what is written is no size. */
  readonly diskSize: number | null;
  /** Null for the default pool. */
  readonly pool: string | null;
  /** Of an existing disk or medium. */
  readonly path: string;
  /** A libvirt network; null for `default`. */
  readonly network: string | null;
  /** Bytes; null while what is written is no size. */
  readonly memory: number | null;
  readonly vcpus: number;
  readonly graphics: "vnc" | "spice" | "none";
  readonly firmware: "bios" | "efi" | "efi-secure";
}

/** The form as it opens for a VM. */
export function changeFormOf(vm: VmDetail, kind: ChangeKind): ChangeForm {
  return {
    kind,
    diskSize: 20 * 1024 ** 3,
    pool: null,
    path: "",
    network: null,
    memory: vm.memory,
    vcpus: vm.vcpus,
    graphics: vm.consoles.vnc ? "vnc" : vm.consoles.spice ? "spice" : "none",
    firmware: vm.firmware === "efi" || vm.firmware === "efi-secure" ? vm.firmware : "bios",
  };
}

/** What the form asks for; null while something is still to be said, or nothing would change. */
export function changesOf(form: ChangeForm, vm: VmDetail): ChangeVm | null {
  const changes = listOf(form, vm);
  return changes.length > 0 ? { changes } : null;
}

function listOf(form: ChangeForm, vm: VmDetail): ChangeVm["changes"] {
  const path = form.path.trim();
  switch (form.kind) {
    case "new-disk":
      if (form.diskSize === null) return [];
      return [
        { change: "add-disk", disk: { size: form.diskSize, ...(form.pool === null ? {} : { pool: form.pool }) } },
      ];
    case "existing-disk":
      return path === "" ? [] : [{ change: "add-disk", disk: { path } }];
    case "cdrom":
      return path === "" ? [] : [{ change: "add-disk", disk: { path, device: "cdrom" } }];
    case "network":
      return [{ change: "add-network", network: { network: form.network ?? "default" } }];
    case "size":
      return [
        ...(form.memory === null || form.memory === vm.memory
          ? []
          : [{ change: "set-memory" as const, memory: form.memory }]),
        ...(form.vcpus === vm.vcpus ? [] : [{ change: "set-vcpus" as const, vcpus: form.vcpus }]),
      ];
    case "graphics":
      return [{ change: "set-graphics", graphics: form.graphics }];
    case "firmware":
      return form.firmware === vm.firmware ? [] : [{ change: "set-firmware", firmware: form.firmware }];
    case "add-tpm":
    case "add-watchdog":
    case "add-rng":
    case "add-agent":
    case "add-vsock":
      return [{ change: form.kind }];
  }
}
