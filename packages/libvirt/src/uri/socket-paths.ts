import { join } from "node:path";
import type { LibvirtUri } from "./libvirt-uri.ts";

/** What decides where sockets are. */
export interface SocketSurroundings {
  /** XDG_RUNTIME_DIR, if set. */
  readonly runtimeDirectory: string | undefined;
  /** XDG_CACHE_HOME, or the home directory's `.cache`. */
  readonly cacheDirectory: string;
  readonly root: boolean;
}

/** Drivers that have a daemon of their own since libvirt was split; others are served by libvirtd or virtproxyd. */
const modular = new Set(["qemu", "xen", "lxc", "vbox", "bhyve", "ch", "vz"]);

/**
 * Where the daemon for a URI may listen, the likelier first.
 *
 * @source libvirt, remote_sockets.c, remoteGetUNIXSocket
 */
export function socketPaths(uri: LibvirtUri, readOnly: boolean, where: SocketSurroundings): readonly string[] {
  if (uri.socket !== null) return [uri.socket];
  const session = uri.path === "/session" || (uri.driver === "test" && !where.root);
  const directory = session ? join(where.runtimeDirectory ?? where.cacheDirectory, "libvirt") : "/run/libvirt";
  // A session's daemon has one socket, for reading and writing.
  const suffix = readOnly && !session ? "-sock-ro" : "-sock";
  const names: string[] = [];
  if (uri.mode !== "legacy" && modular.has(uri.driver)) names.push(`virt${uri.driver}d`);
  if (uri.mode !== "direct") names.push("libvirt");
  return names.map((name) => join(directory, `${name}${suffix}`));
}
