import { isHobError } from "@hob/errors";
import type { DomainCapabilities } from "@hob/libvirt-xml";
import type { Host } from "@hob/virt";

/** What is asked about: a platform that the designer chose, or the one that a guest has. */
export interface AskedPlatform {
  readonly arch: string | undefined;
  readonly guestType: string;
  /** Empty where the hypervisor has no kinds of machines. */
  readonly machine: string;
  readonly emulator?: string | undefined;
}

/** What guests of a platform can have; null for a hypervisor that does not tell, such as LXC. */
export async function abilities(
  host: Pick<Host, "domainCapabilities">,
  { arch, guestType, machine, emulator }: AskedPlatform,
): Promise<DomainCapabilities | null> {
  try {
    return await host.domainCapabilities({
      guestType,
      ...(arch === undefined ? {} : { arch }),
      ...(machine === "" ? {} : { machine }),
      ...(emulator === undefined ? {} : { emulator }),
    });
  } catch (error) {
    if (isHobError(error, "unsupported")) return null;
    throw error;
  }
}
