import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Override, overrideText } from "@hob/designer";
import { defineError } from "@hob/errors";
import { compareXml, parseXml } from "@hob/xml";

const run = promisify(execFile);

/** A guest that libvirt would refuse, because of what was laid over it by hand. */
const RefusedBySchema = defineError("virtualization.refused-by-schema", {
  kind: "invalid",
  message: (d: { what: string; reason: string; places: readonly string[] }) => {
    const where = d.places.length > 0 ? d.places.join(", ") : "the guest with it";
    return `${d.what}: libvirt's schema refuses ${where}: ${d.reason}.`;
  },
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
    let before = design([]);
    for (const [index, override] of overrides.entries()) {
      const after = design(overrides.slice(0, index + 1));
      const first = await refusal(join(folder, "guest.xml"), after);
      if (typeof first === "string") {
        const what = `Override '${overrideText(override)}'`;
        throw new RefusedBySchema({ what, reason: first, places: places(before, after) });
      }
      before = after;
    }
    throw new RefusedBySchema({ what: "The document to start from", reason: last, places: [] });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Where an override has changed a guest: the schema itself only says that something is wrong further up. */
const places = (before: string, after: string): readonly string[] =>
  compareXml(parseXml(before).root, parseXml(after).root)
    .map(({ path }) => path)
    .filter((path) => !path.startsWith("/domain/metadata"));

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
