import { isHobError } from "@hob/errors";
import { domainGetXmlDesc, domainIsActive, domainXmlFlag } from "@hob/libvirt";
import { domain, read } from "@hob/libvirt-xml";
import type { GuestCalls } from "../guest-calls.ts";
import { copyOf, nvramFile } from "./firmware-state.ts";
import { listSnapshots } from "./read-snapshots.ts";

/**
 * The copies of the firmware's variables that are kept for the snapshots of a guest that is off. Those of the TPM's state lie
 * within what libvirt removes with it.
 */
export async function keptVariables(calls: GuestCalls): Promise<readonly string[]> {
  const [{ active }, snapshots] = await Promise.all([calls.call(domainIsActive, {}), snapshotsOf(calls)]);
  // A guest that runs goes on without its definition, and with its snapshots.
  if (active || snapshots.length === 0) return [];
  const stored = read(domain, (await calls.call(domainGetXmlDesc, { flags: domainXmlFlag.inactive })).xml);
  return snapshots
    .filter(({ memory }) => !memory)
    .map(({ name, document }) => ({ name, path: nvramFile(document.domain ?? stored, stored.name) }))
    .flatMap(({ name, path }) => (path === undefined ? [] : [copyOf(path, name)]));
}

/** Some drivers have none. */
async function snapshotsOf(calls: GuestCalls) {
  try {
    return await listSnapshots(calls);
  } catch (error) {
    if (isHobError(error, "unsupported")) return [];
    throw error;
  }
}
