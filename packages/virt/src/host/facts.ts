import { connectGetHostname, nodeGetInfo } from "@hob/libvirt";
import type { Capabilities } from "@hob/libvirt-xml";
import { sizeOfKibibytes } from "../sizes.ts";
import type { HostFacts } from "./host-facts.ts";
import type { Link } from "./link.ts";
import { readVersions } from "./read-versions.ts";

/** What a host is, in one round of parallel calls. */
export async function readFacts(link: Link, capabilities: Promise<Capabilities>): Promise<HostFacts> {
  const [{ hostname }, node, { driver, libvirt, hypervisor }, { host }] = await Promise.all([
    link.call(connectGetHostname, {}),
    link.call(nodeGetInfo, {}),
    readVersions(link),
    capabilities,
  ]);
  return {
    hostname,
    uuid: host.uuid ?? null,
    arch: host.cpu.arch,
    cpuModel: host.cpu.model ?? null,
    cpus: node.cpus,
    memory: sizeOfKibibytes(node.memory),
    libvirtVersion: libvirt,
    hypervisor: hypervisor === null ? driver : `${driver} ${hypervisor}`,
  };
}
