import { connectGetCapabilities, connectGetDomainCapabilities } from "@hob/libvirt";
import { type Capabilities, capabilities, type DomainCapabilities, domainCapabilities, read } from "@hob/libvirt-xml";
import { canonicalMachine, guestKindsOf } from "./guest-kinds.ts";
import type { DomainCapabilitiesQuery } from "./host-description.ts";
import type { Link } from "./link.ts";

/** The capabilities' XML as libvirt gave it, asked once per connection. */
export function readCapabilitiesXml(link: Link): Promise<string> {
  return link.cache.once("capabilities", async () => (await link.call(connectGetCapabilities, {})).capabilities);
}

/** The capabilities, read once per connection. */
export function readCapabilities(link: Link): Promise<Capabilities> {
  return link.cache.once("capabilities, read", async () => read(capabilities, await readCapabilitiesXml(link)));
}

/** The domain capabilities' XML, asked once per query and connection. */
export async function readDomainCapabilitiesXml(link: Link, query: DomainCapabilitiesQuery = {}): Promise<string> {
  const asked = await fullyNamed(link, query);
  return link.cache.once(`domain capabilities ${keyOf(asked)}`, async () => {
    const { emulator, arch, machine, guestType } = asked;
    return (await link.call(connectGetDomainCapabilities, { emulator, arch, machine, virtType: guestType }))
      .capabilities;
  });
}

/** The domain capabilities, read once per query and connection. */
export async function readDomainCapabilities(
  link: Link,
  query: DomainCapabilitiesQuery = {},
): Promise<DomainCapabilities> {
  const asked = await fullyNamed(link, query);
  return link.cache.once(`domain capabilities, read ${keyOf(asked)}`, async () =>
    read(domainCapabilities, await readDomainCapabilitiesXml(link, asked)),
  );
}

const keyOf = ({ emulator, arch, machine, guestType }: DomainCapabilitiesQuery) =>
  JSON.stringify([emulator, arch, machine, guestType]);

/** With the machine's full name, so that its short one is not asked for again. */
async function fullyNamed(link: Link, query: DomainCapabilitiesQuery): Promise<DomainCapabilitiesQuery> {
  if (query.machine === undefined) return query;
  const known = await readCapabilities(link);
  const arch = query.arch ?? known.host.cpu.arch;
  return { ...query, machine: canonicalMachine(guestKindsOf(known), arch, query.machine) };
}
