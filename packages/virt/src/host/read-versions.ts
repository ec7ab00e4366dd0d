import { connectGetLibVersion, connectGetType, connectGetVersion, isLibvirtError } from "@hob/libvirt";
import { type HostVersions, versionOf } from "./host-versions.ts";
import type { Link } from "./link.ts";

/** The versions of what runs on a host, asked once per connection. */
export function readVersions(link: Link): Promise<HostVersions> {
  return link.cache.once("versions", async () => {
    const [{ type }, library, hypervisor] = await Promise.all([
      link.call(connectGetType, {}),
      link.call(connectGetLibVersion, {}),
      hypervisorVersion(link),
    ]);
    return { driver: type, libvirt: versionOf(library.version), hypervisor };
  });
}

/** Null where the driver has no version, or cannot tell (as QEMU's when no emulator is installed). */
async function hypervisorVersion(link: Link): Promise<string | null> {
  try {
    return versionOf((await link.call(connectGetVersion, {})).version);
  } catch (error) {
    if (isLibvirtError(error)) return null;
    throw error;
  }
}
