import { connectGetSysinfo } from "@hob/libvirt";
import { read, sysinfo } from "@hob/libvirt-xml";
import { readFacts } from "./facts.ts";
import { guestKindsOf } from "./guest-kinds.ts";
import type { HostDescription } from "./host-description.ts";
import type { Link } from "./link.ts";
import {
  readCapabilities,
  readCapabilitiesXml,
  readDomainCapabilities,
  readDomainCapabilitiesXml,
} from "./read-capabilities.ts";
import { readFeatures } from "./read-features.ts";
import { readResources } from "./read-resources.ts";
import { readVersions } from "./read-versions.ts";
import { meetsVersions } from "./version-gate.ts";

/** What a host is and can. */
export function hostDescriptionOf(link: Link): HostDescription {
  return {
    facts: () => readFacts(link, readCapabilities(link)),
    versions: () => readVersions(link),
    atLeast: async (libvirt) => meetsVersions(await readVersions(link), { libvirt }),
    features: (query) => readFeatures(link, query),
    resources: () => readResources(link),
    capabilities: () => readCapabilities(link),
    capabilitiesXml: () => readCapabilitiesXml(link),
    guestKinds: async () => guestKindsOf(await readCapabilities(link)),
    domainCapabilities: (query) => readDomainCapabilities(link, query),
    domainCapabilitiesXml: (query) => readDomainCapabilitiesXml(link, query),
    sysinfo: async () => read(sysinfo, (await link.call(connectGetSysinfo, {})).sysinfo),
  };
}
