import { isHobError } from "@hob/errors";
import { isLibvirtError } from "@hob/libvirt";
import { type Check, type Found, ok, warning } from "./checks/check.ts";
import { checkCpu } from "./checks/cpu.ts";
import { checkDevices } from "./checks/devices.ts";
import { checkDisks } from "./checks/disks.ts";
import { checkHosts } from "./checks/hosts.ts";
import { checkIdentity } from "./checks/identity.ts";
import { checkMachine } from "./checks/machine.ts";
import { checkMemory } from "./checks/memory.ts";
import { checkNetworks } from "./checks/networks.ts";
import { checkOptions } from "./checks/options.ts";
import { checkState } from "./checks/state.ts";
import {
  type MigrationAspect,
  migrationAspects,
  type MigrationFinding,
  type MigrationSubject,
} from "./migration-check.ts";

const checks: Readonly<Record<MigrationAspect, Check>> = {
  hosts: checkHosts,
  state: checkState,
  identity: checkIdentity,
  options: checkOptions,
  machine: checkMachine,
  cpu: checkCpu,
  memory: checkMemory,
  disks: checkDisks,
  networks: checkNetworks,
  devices: checkDevices,
};

/** What is looked at although nobody wants it: without it another guest or its data could come to harm. */
const always: ReadonlySet<MigrationAspect> = new Set(["identity", "disks"]);

/** Looks at every aspect of a migration, all at once. @param all false looks only at what could harm others. */
export async function checkMigration(subject: MigrationSubject, all: boolean): Promise<readonly MigrationFinding[]> {
  const wanted = migrationAspects.filter((aspect) => all || always.has(aspect));
  const found = await Promise.all(
    wanted.map(async (aspect) => (await findingsOf(checks[aspect], subject)).map((one) => ({ aspect, ...one }))),
  );
  return found.flat();
}

async function findingsOf(check: Check, subject: MigrationSubject): Promise<readonly Found[]> {
  try {
    const found = await check(subject);
    return found.length > 0 ? found : [ok("Nothing stands against it.")];
  } catch (error) {
    // A driver that does not tell leaves it to the migration itself to find out.
    if (!isLibvirtError(error) && !isHobError(error, "unsupported")) throw error;
    return [warning(`It could not be looked at: ${error.message.replace(/\.$/, "")}.`)];
  }
}
