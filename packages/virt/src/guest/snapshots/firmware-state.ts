import type { Domain } from "@hob/libvirt-xml";
import { posix } from "node:path";
import type { Link } from "../../host/link.ts";
import { copyFile, deleteFile } from "../../storage/host-files.ts";

/** The folder in which libvirt's system daemon keeps the states of software TPMs. @source qemu_conf.c, swtpmStorageDir */
const tpmFolder = "/var/lib/libvirt/swtpm";

/** Where it keeps the variables of firmware that it chose. @source qemu_domain.c, qemuDomainNVRAMPathFormat */
const nvramFolder = "/var/lib/libvirt/qemu/nvram";

const chosenFile = (name: string): string => posix.join(nvramFolder, `${name}_VARS.fd`);

/**
 * The file of a guest's firmware variables; undefined where it has none.
 *
 * @param name the guest's by now: a file that libvirt chose goes by it.
 */
export function nvramFile({ name: then, os: { firmware, nvram } }: Domain, name: string): string | undefined {
  const told = nvram?.path ?? nvram?.source?.file;
  if (told !== undefined) return told === chosenFile(then) ? chosenFile(name) : told;
  // A guest whose firmware libvirt chooses is only told of as it runs.
  return firmware === "efi" ? chosenFile(name) : undefined;
}

/** The files that hold what a guest's firmware and TPM remember. @param name the guest's by now. */
export function firmwareFiles(guest: Domain, name: string): readonly string[] {
  const nvram = nvramFile(guest, name);
  const tpm = guest.devices.tpms.find(({ backend }) => backend.type === "emulator");
  const version = tpm?.backend.version === "1.2" ? "1.2" : "2";
  const file = version === "2" ? "tpm2-00.permall" : "tpm-00.permall";
  return [
    ...(nvram === undefined ? [] : [nvram]),
    ...(tpm && guest.uuid ? [posix.join(tpmFolder, guest.uuid, `tpm${version}`, file)] : []),
  ];
}

/** Where a file of firmware or TPM is copied to for a snapshot. */
export const copyOf = (path: string, snapshot: string): string => `${path}.${snapshot}`;

/** A guest's definition, and where its copies are. */
export interface KeptFirmware {
  readonly guest: Domain;
  /** The guest's by now, which need not be that of the definition. */
  readonly name: string;
  readonly snapshot: string;
}

/** Copies what firmware and TPM remember beside, under the snapshot's name. */
export async function keepFirmware(link: Link, { guest, name, snapshot }: KeptFirmware): Promise<void> {
  for (const path of firmwareFiles(guest, name)) await copyFile(link, path, posix.basename(copyOf(path, snapshot)));
}

/** Puts back what was copied under the snapshot's name; what was not stays as it is. */
export async function restoreFirmware(link: Link, { guest, name, snapshot }: KeptFirmware): Promise<void> {
  for (const path of firmwareFiles(guest, name)) await copyFile(link, copyOf(path, snapshot), posix.basename(path));
}

/** Deletes what was copied under the snapshot's name. */
export async function forgetFirmware(link: Link, { guest, name, snapshot }: KeptFirmware): Promise<void> {
  for (const path of firmwareFiles(guest, name)) await deleteFile(link, copyOf(path, snapshot));
}
