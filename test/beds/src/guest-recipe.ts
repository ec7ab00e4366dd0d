import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { grubConfig, grubPackages } from "./grub.ts";
import { applets, guestFiles } from "./guest-files.ts";
import { guestModules, guestPackages } from "./guest-system.ts";

/** Changes when the code that lays out disks and discs does. */
const LAYOUT = 1;

/** A short digest of all that the guest is made of, and of `more`; images made before are found by it. */
export async function guestRecipe(...more: readonly unknown[]): Promise<string> {
  const release = await readFile("/etc/os-release", "utf8");
  const recipe = [LAYOUT, release, guestPackages, grubPackages, guestModules, grubConfig, applets, guestFiles, ...more];
  return createHash("sha256").update(JSON.stringify(recipe)).digest("hex").slice(0, 16);
}
