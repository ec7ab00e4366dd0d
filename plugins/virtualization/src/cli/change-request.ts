import type { Bytes } from "@hob/units";
import type { ChangeVm } from "../model/index.ts";
import { OptionsConflict } from "./cli-errors.ts";
import { said } from "./said.ts";

/** Devices of which a guest has one. */
export const singleDevices = ["tpm", "watchdog", "rng", "agent", "vsock", "panic"] as const;

/** What `hob vm change` takes, as far as it goes into the request. */
export interface ChangeOptions {
  readonly addDisk?: Bytes | undefined;
  readonly attachDisk?: readonly string[];
  readonly attachCd?: readonly string[];
  readonly pool?: string | undefined;
  readonly bus?: string | undefined;
  readonly addNetwork?: readonly string[];
  readonly add?: (typeof singleDevices)[number] | undefined;
  readonly removeDisk?: readonly string[];
  readonly removeNetwork?: readonly string[];
  readonly memory?: Bytes | undefined;
  readonly vcpus?: number | undefined;
  readonly graphics?: "vnc" | "spice" | "none" | undefined;
  readonly firmware?: "bios" | "efi" | "efi-secure" | undefined;
  readonly bootOrder?: string | undefined;
}

type Change = ChangeVm["changes"][number];

/** The changes that are asked for, in the order in which they are made. @throws OptionsConflict */
export function changeRequest(options: ChangeOptions): ChangeVm {
  const { addDisk, attachDisk = [], attachCd = [], addNetwork = [], removeDisk = [], removeNetwork = [] } = options;
  const { add, memory, vcpus, graphics, firmware, bootOrder } = options;
  const disks = addDisk !== undefined || attachDisk.length > 0 || attachCd.length > 0;
  if (options.pool !== undefined && addDisk === undefined) {
    throw new OptionsConflict({ problem: "--pool needs --add-disk." });
  }
  if (options.bus !== undefined && !disks) {
    throw new OptionsConflict({ problem: "--bus needs --add-disk, --attach-disk or --attach-cd." });
  }
  const bus = said({ bus: options.bus });
  const changes: Change[] = [
    ...removeDisk.map((name): Change => ({ change: "remove-disk", name })),
    ...removeNetwork.map((mac): Change => ({ change: "remove-network", mac })),
    ...(firmware === undefined ? [] : [{ change: "set-firmware" as const, firmware }]),
    ...(memory === undefined ? [] : [{ change: "set-memory" as const, memory }]),
    ...(vcpus === undefined ? [] : [{ change: "set-vcpus" as const, vcpus }]),
    ...(graphics === undefined ? [] : [{ change: "set-graphics" as const, graphics }]),
    ...(addDisk === undefined
      ? []
      : [{ change: "add-disk" as const, disk: { size: addDisk, ...said({ pool: options.pool }), ...bus } }]),
    ...attachDisk.map((path): Change => ({ change: "add-disk", disk: { path, ...bus } })),
    ...attachCd.map((path): Change => ({ change: "add-disk", disk: { path, device: "cdrom", ...bus } })),
    ...addNetwork.map((network): Change => ({ change: "add-network", network: networkOf(network) })),
    ...(add === undefined ? [] : [{ change: `add-${add}` as const }]),
    ...(bootOrder === undefined
      ? []
      : [{ change: "set-boot-order" as const, order: bootOrder.split(",").map((name) => name.trim()) }]),
  ];
  if (changes.length === 0) throw new OptionsConflict({ problem: "Nothing is to be changed: say what, see --help." });
  return { changes };
}

/** `default`, `bridge:br0` or `user`. */
function networkOf(text: string): Extract<Change, { change: "add-network" }>["network"] {
  if (text === "user") return { user: true };
  return text.startsWith("bridge:") ? { bridge: text.slice("bridge:".length) } : { network: text };
}
