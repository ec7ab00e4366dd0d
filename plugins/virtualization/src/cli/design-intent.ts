import type { GuestIntent, IntendedDisk, IntendedNetwork } from "@hob/designer";
import { designDisk } from "./design-disk.ts";
import { said } from "./said.ts";

/** What `hob design` takes as wishes. */
export interface DesignOptions extends Pick<
  GuestIntent,
  "name" | "memory" | "vcpus" | "machine" | "firmware" | "arch" | "platform" | "graphics"
> {
  readonly disk: readonly string[];
  readonly cdrom: readonly string[];
  readonly network: readonly string[];
}

/** The wishes as the designer takes them: a disk where none is named, and the network `default`. @throws InvalidDisk */
export function designIntent(options: DesignOptions): GuestIntent {
  const { name, memory, vcpus, machine, firmware, arch, platform, graphics } = options;
  const disks = options.disk.length > 0 ? options.disk : ["format=qcow2"];
  const networks = options.network.length > 0 ? options.network : ["default"];
  return {
    name,
    ...said({ memory, vcpus, machine, firmware, arch, platform, graphics }),
    disks: [
      ...disks.filter((disk) => disk !== "none").map((disk, index) => designDisk(disk, placeOf(name, index))),
      ...options.cdrom.map((path): IntendedDisk => ({
        device: "cdrom",
        source: { kind: "file", path },
        format: "raw",
      })),
    ],
    networks: networks.filter((network) => network !== "none").map(networkOf),
  };
}

const placeOf = (name: string, index: number) =>
  `/var/lib/libvirt/images/${name}${index === 0 ? "" : `-${index + 1}`}.qcow2`;

function networkOf(text: string): IntendedNetwork {
  if (text === "user") return { user: true };
  return text.startsWith("bridge=") ? { bridge: text.slice("bridge=".length) } : { network: text };
}
