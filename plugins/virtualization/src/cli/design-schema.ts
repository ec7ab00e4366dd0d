import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Override, overrideText } from "@hob/designer";
import { defineError } from "@hob/errors";

const run = promisify(execFile);

/** A guest that libvirt would refuse, because of what was laid over it by hand. */
const RefusedBySchema = defineError("virtualization.refused-by-schema", {
  kind: "invalid",
  message: (d: { what: string; reason: string }) =>
    `${d.what}: libvirt's schema refuses the guest with it: ${d.reason}.`,
});

/**
 * Checks a guest that was changed by hand, where libvirt's `virt-xml-validate` is installed.
 *
 * @param design makes the guest with so many of the overrides, to find the first that breaks it.
 * @returns whether it could be checked.
 * @throws RefusedBySchema
 */
export async function checkBySchema(
  overrides: readonly Override[],
  design: (overrides: readonly Override[]) => string,
): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), "hob-design-"));
  try {
    const last = await refusal(join(folder, "guest.xml"), design(overrides));
    if (last === undefined) return false;
    if (last === null) return true;
    for (const [index, override] of overrides.entries()) {
      const first = await refusal(join(folder, "guest.xml"), design(overrides.slice(0, index + 1)));
      if (typeof first === "string") {
        throw new RefusedBySchema({ what: `Override '${overrideText(override)}'`, reason: first });
      }
    }
    throw new RefusedBySchema({ what: "The document to start from", reason: last });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Why libvirt's schema refuses a guest; null when it does not, undefined when it cannot be asked. */
async function refusal(file: string, xml: string): Promise<string | null | undefined> {
  await writeFile(file, xml, { mode: 0o600 });
  try {
    await run("virt-xml-validate", [file, "domain"], { timeout: 30_000 });
    return null;
  } catch (error) {
    const { code, stderr = "" } = error as NodeJS.ErrnoException & { stderr?: string };
    if (code === "ENOENT") return undefined;
    const told = stderr
      .split("\n")
      .map((line) => /Relax-NG validity error : (.*)$/.exec(line)?.[1] ?? "")
      .filter((line) => line !== "");
    return [...new Set(told)].slice(0, 2).join("; ") || "it does not say why";
  }
}
