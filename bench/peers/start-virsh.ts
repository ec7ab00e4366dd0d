import { fileURLToPath } from "node:url";
import { type Peer, startPeer } from "./peer.ts";

/** Starts what scripts do: a `virsh` process per command. It has no round trips, and one document at a time. */
export function startVirsh(uri: string): Promise<Peer> {
  const script = fileURLToPath(new URL("virsh.py", import.meta.url));
  return startPeer("virsh, a process per command", "/usr/bin/python3", ["-B", script, uri]);
}
