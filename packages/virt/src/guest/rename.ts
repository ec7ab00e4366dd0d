import {
  domainGetXmlDesc,
  domainHasManagedSaveImage,
  domainListAllSnapshots,
  domainLookupByName,
  domainRename,
  domainXmlFlag,
  isLibvirtError,
} from "@hob/libvirt";
import { domain, read } from "@hob/libvirt-xml";
import { posix } from "node:path";
import { copyFile, deleteFile } from "../storage/host-files.ts";
import { GuestRenameRefused } from "../virt-errors.ts";
import type { GuestCalls } from "./guest-calls.ts";
import { readInfo } from "./read-info.ts";
import { copyOf, firmwareFiles } from "./snapshots/firmware-state.ts";

/**
 * Gives a guest another name, or leaves everything as it was. libvirt carries along what it knows under the old name, but
 * for the firmware's variables: it would look for them under the new name and, not finding any, begin with new ones.
 */
export async function rename(calls: GuestCalls, newName: string): Promise<void> {
  const { link, callApart } = calls;
  const reason = await whyNot(calls, newName);
  if (reason !== null) throw new GuestRenameRefused({ guest: calls.dom.name, name: newName, reason });
  const copied: { readonly from: string; readonly to: string }[] = [];
  try {
    for (const move of await movesOf(calls, newName)) {
      if (await copyFile(link, move.from, posix.basename(move.to))) copied.push(move);
    }
    await callApart(domainRename, { newName });
  } catch (error) {
    for (const { to } of copied) await deleteFile(link, to);
    throw error;
  }
  for (const { from } of copied) await deleteFile(link, from);
}

/** The files of the firmware's variables, those of snapshots too, under the old and the new name. */
async function movesOf({ call }: GuestCalls, newName: string): Promise<{ from: string; to: string }[]> {
  const stored = read(domain, (await call(domainGetXmlDesc, { flags: domainXmlFlag.inactive })).xml);
  const renamed = firmwareFiles({ ...stored, name: newName }, newName);
  const moves = firmwareFiles(stored, stored.name)
    .map((from, index) => ({ from, to: renamed[index] ?? from }))
    .filter(({ from, to }) => from !== to);
  if (moves.length === 0) return [];
  const { snapshots } = await call(domainListAllSnapshots, { needResults: true });
  const ofSnapshots = snapshots.flatMap(({ name }) =>
    moves.map(({ from, to }) => ({ from: copyOf(from, name), to: copyOf(to, name) })),
  );
  return [...moves, ...ofSnapshots];
}

/** What stands against a new name, which libvirt only tells in words, and when the files are moved already. */
async function whyNot({ link, dom, call }: GuestCalls, newName: string): Promise<string | null> {
  if (newName === "" || newName.includes("/")) return "a name must not be empty or have a slash in it";
  const [{ state, persistent }, isSaved, other] = await Promise.all([
    readInfo(call),
    hasSavedMemory(call),
    link.call(domainLookupByName, { name: newName }).catch((error: unknown) => {
      if (isLibvirtError(error, "no-domain")) return null;
      throw error;
    }),
  ]);
  if (other) return other.dom.uuid === dom.uuid ? "it has that name already" : "another guest has that name";
  if (!persistent) return "its definition is not stored";
  if (state !== "shutoff") return `it is '${state}', and only a guest that is off can be renamed`;
  return isSaved ? "its memory is saved under its name; let it go on, or throw the memory away" : null;
}

async function hasSavedMemory(call: GuestCalls["call"]): Promise<boolean> {
  try {
    return (await call(domainHasManagedSaveImage, {})).present;
  } catch (error) {
    if (isLibvirtError(error, "no-support")) return false;
    throw error;
  }
}
