import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Bed } from "@hob/beds";
import { type Peer, startPeer } from "./peer.ts";

/**
 * Starts libvirt-dbus over a bed's QEMU driver, with a bus of its own. It knows `qemu:///system` only, so it runs inside the
 * bed, where the daemon's socket is given its usual place.
 */
export async function startLibvirtDbus(bed: Bed): Promise<Peer> {
  const folder = join(bed.directory, "dbus");
  await mkdir(folder);
  await bed.inside("ln", "--symbolic", bed.socket, "/run/libvirt/libvirt-sock");
  const script = fileURLToPath(new URL("libvirt-dbus.py", import.meta.url));
  const inside = ["--target", String(bed.pid), "--net", "--mount", "--uts", "--pid"];
  return startPeer("libvirt-dbus", "nsenter", [...inside, "/usr/bin/python3", "-B", script, folder]);
}
