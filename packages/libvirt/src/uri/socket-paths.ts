import { posix } from "node:path";
import type { LibvirtUri } from "./libvirt-uri.ts";

/** What decides where sockets are, on the machine where the daemon runs. */
export interface SocketSurroundings {
  /** XDG_RUNTIME_DIR, if set. */
  readonly runtimeDirectory: string | undefined;
  /** XDG_CACHE_HOME, or the home directory's `.cache`. */
  readonly cacheDirectory: string;
  readonly root: boolean;
}

/** Drivers that have a daemon of their own since libvirt was split; others are served by libvirtd or virtproxyd. */
const modular = new Set(["qemu", "xen", "lxc", "vbox", "bhyve", "ch", "vz"]);

/** Whether a URI's daemon is one that runs for a user. Root has none: for it `/session` is the system's. */
export function isSession(uri: LibvirtUri, root: boolean): boolean {
  return !root && (uri.path === "/session" || uri.driver === "test");
}

/**
 * Where the daemon for a URI may listen, the likelier first.
 *
 * @source libvirt, remote_sockets.c, remoteGetUNIXSocket and remoteGetURIDaemonInfo
 */
export function socketPaths(uri: LibvirtUri, readOnly: boolean, where: SocketSurroundings): readonly string[] {
  const { socket, mode = "auto" } = uri.reach;
  if (socket !== undefined) return [socket];
  const session = isSession(uri, where.root);
  // Far hosts may be old: all have /var/run, by a link where it is /run.
  const system = uri.transport === "ssh" ? "/var/run/libvirt" : "/run/libvirt";
  const directory = session ? posix.join(where.runtimeDirectory ?? where.cacheDirectory, "libvirt") : system;
  // A session's daemon has one socket, for reading and writing.
  const suffix = readOnly && !session ? "-sock-ro" : "-sock";
  const names: string[] = [];
  if (mode === "direct" || (mode === "auto" && modular.has(uri.driver))) names.push(`virt${uri.driver}d`);
  if (mode !== "direct") names.push("libvirt");
  return names.map((name) => posix.join(directory, `${name}${suffix}`));
}
