import type { PlatformChoice } from "@hob/designer";
import { isHobError } from "@hob/errors";
import type { DomainCapabilities } from "@hob/libvirt-xml";
import type { Host } from "@hob/virt";

/** What guests of a platform can have; null for a hypervisor that does not tell, such as LXC. */
export async function abilities(
  host: Host,
  { arch, guestType, machine, emulator }: PlatformChoice,
): Promise<DomainCapabilities | null> {
  try {
    return await host.domainCapabilities({
      arch,
      guestType,
      ...(machine === "" ? {} : { machine }),
      ...(emulator === undefined ? {} : { emulator }),
    });
  } catch (error) {
    if (isHobError(error, "unsupported")) return null;
    throw error;
  }
}
