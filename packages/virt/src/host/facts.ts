import {
  connectGetHostname,
  connectGetLibVersion,
  connectGetType,
  connectGetVersion,
  isLibvirtError,
  nodeGetInfo,
} from "@hob/libvirt";
import type { Capabilities } from "@hob/libvirt-xml";
import { sizeOfKibibytes } from "../sizes.ts";
import type { HostFacts } from "./host-facts.ts";
import type { Link } from "./link.ts";

/** What a host is, in one round of parallel calls. */
export async function readFacts(link: Link, capabilities: Promise<Capabilities>): Promise<HostFacts> {
  const [{ hostname }, node, library, { type }, hypervisor, { host }] = await Promise.all([
    link.call(connectGetHostname, {}),
    link.call(nodeGetInfo, {}),
    link.call(connectGetLibVersion, {}),
    link.call(connectGetType, {}),
    hypervisorVersion(link),
    capabilities,
  ]);
  return {
    hostname,
    uuid: host.uuid ?? null,
    arch: host.cpu.arch,
    cpuModel: host.cpu.model ?? null,
    cpus: node.cpus,
    memory: sizeOfKibibytes(node.memory),
    libvirtVersion: versionOf(library.version),
    hypervisor: hypervisor === null ? type : `${type} ${versionOf(hypervisor)}`,
  };
}

/** Null where the driver has no version, or cannot tell (as QEMU's when no emulator is installed). */
async function hypervisorVersion(link: Link): Promise<bigint | null> {
  try {
    return (await link.call(connectGetVersion, {})).version;
  } catch (error) {
    if (isLibvirtError(error)) return null;
    throw error;
  }
}

/** `9.0.0` for 9,000,000. */
function versionOf(number: bigint): string {
  return `${number / 1_000_000n}.${(number / 1000n) % 1000n}.${number % 1000n}`;
}
