import { bootableImage, type LibvirtdPair, run } from "@hob/beds";
import { join } from "node:path";
import { expect } from "vitest";
import type { Guest } from "../guest/guest.ts";
import type { Host } from "../host/host.ts";

/** How a guest that is to move differs from the usual one. */
export interface MovingGuestOptions {
  readonly name: string;
  /** Folder of its disk. Default: the one that both hosts have; null for no disk at all. */
  readonly folder?: string | null;
  readonly memoryMiB?: number;
  /** File to which the serial console is written too. Default: none. */
  readonly log?: string;
  /** More elements for `<devices>`. */
  readonly devices?: string;
}

/** Defines a guest on the pair's source: a Linux that boots from its disk, or firmware that finds nothing to boot. */
export async function defineMovingGuest(pair: LibvirtdPair, host: Host, options: MovingGuestOptions): Promise<Guest> {
  const { name, folder = pair.sharedPath, memoryMiB = 128, devices = "" } = options;
  const log = options.log === undefined ? "" : `<log file='${options.log}' append='on'/>`;
  const path = folder === null ? null : join(folder, `${name}.qcow2`);
  if (path !== null) {
    await run("qemu-img", ["create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", await bootableImage(), path]);
  }
  const disk =
    path === null
      ? ""
      : `<disk type='file' device='disk'><driver name='qemu' type='qcow2' cache='none'/><source file='${path}'/><target dev='vda' bus='virtio'/></disk>`;
  return host.defineGuest(`<domain type='qemu'><name>${name}</name>
    <memory unit='MiB'>${memoryMiB}</memory><vcpu>1</vcpu>
    <os><type arch='x86_64' machine='q35'>hvm</type></os><features><acpi/></features><cpu mode='maximum'/>
    <devices>${disk}
      <interface type='network'><source network='default'/><model type='virtio'/></interface>
      <serial type='pty'>${log}</serial><graphics type='vnc' autoport='yes'/>${devices}
    </devices></domain>`);
}

/** Where a guest runs or is paused, by the hosts' own words; a definition that is off is no place. */
export async function placesOf(pair: LibvirtdPair, name: string): Promise<readonly ("source" | "destination")[]> {
  const runs = async (bed: LibvirtdPair["source"]) => (await bed.virsh("list", "--name")).split("\n").includes(name);
  const [here, there] = await Promise.all([runs(pair.source), runs(pair.destination)]);
  return [...(here ? (["source"] as const) : []), ...(there ? (["destination"] as const) : [])];
}

/** Says that exactly one guest runs, and where. */
export async function expectRunningAt(pair: LibvirtdPair, name: string, place: "source" | "destination") {
  expect(await placesOf(pair, name)).toEqual([place]);
  expect(await pair[place].virsh("domstate", name)).toBe("running");
}
