import {
  domainGetXmlDesc,
  domainManagedSaveRemove,
  domainUndefine,
  domainUndefineFlag,
  domainUndefineFlags,
  isLibvirtError,
} from "@hob/libvirt";
import { domain, read } from "@hob/libvirt-xml";
import { KeepTpmUnsupported } from "../virt-errors.ts";
import { deleteFile } from "../storage/host-files.ts";
import type { GuestCalls } from "./guest-calls.ts";
import type { GuestCall } from "./read-info.ts";
import { keptVariables } from "./snapshots/kept-variables.ts";

/** What is kept of a guest whose definition is forgotten, so that one with the same UUID and name finds it again. */
export interface UndefineOptions {
  /** Keeps its firmware's variables, those of its snapshots too. Default: false. */
  readonly keepNvram?: boolean;
  /** Keeps the state of its TPM: what is sealed by it is lost without. Default: false. */
  readonly keepTpm?: boolean;
}

/** Forgets a definition with everything that libvirt and Hob keep beside it. */
export async function undefine(calls: GuestCalls, options: UndefineOptions = {}): Promise<void> {
  const copies = options.keepNvram ? [] : await keptVariables(calls);
  await undefineWith(calls.call, options);
  for (const path of copies) await deleteFile(calls.link, path);
}

/** Drivers know different subsets of the flags and refuse the ones they do not know, so smaller sets follow. */
async function undefineWith(call: GuestCall, { keepNvram = false, keepTpm = false }: UndefineOptions): Promise<void> {
  const flag = domainUndefineFlag;
  const nvram = keepNvram ? flag.keepNvram : flag.nvram;
  const tpm = keepTpm ? flag.keepTpm : flag.tpm;
  const saved = flag.managedSave | flag.snapshotsMetadata;
  const whole = saved | flag.checkpointsMetadata | nvram | tpm;
  // Without the flag the state is removed.
  const owner = keepTpm ? await ownerOfTpm(call) : null;
  const smaller = [saved | flag.checkpointsMetadata | nvram, saved | nvram, saved, flag.managedSave, 0];
  for (const flags of [whole, ...(owner === null ? smaller : [])]) {
    if (await isDone(call, flags)) return;
  }
  if (owner !== null) throw new KeepTpmUnsupported({ guest: owner });
  await undefineSimply(call);
}

/** False when the driver does not know one of the flags. */
async function isDone(call: GuestCall, flags: number): Promise<boolean> {
  try {
    await call(domainUndefineFlags, { flags });
    return true;
  } catch (error) {
    if (isLibvirtError(error, "invalid-arg", "argument-unsupported", "no-support")) return false;
    throw error;
  }
}

/** As it was done before there were flags, which refuses where there is saved memory. */
async function undefineSimply(call: GuestCall): Promise<void> {
  try {
    await call(domainManagedSaveRemove, {});
  } catch (error) {
    if (!isLibvirtError(error)) throw error;
  }
  await call(domainUndefine, {});
}

/** The name of a guest that has a TPM. */
async function ownerOfTpm(call: GuestCall): Promise<string | null> {
  const { name, devices } = read(domain, (await call(domainGetXmlDesc, {})).xml);
  return devices.tpms.length > 0 ? name : null;
}
