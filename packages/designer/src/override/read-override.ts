import type { Override } from "./override.ts";
import { InvalidOverride } from "./override-errors.ts";
import { readOverridePath } from "./override-path.ts";

const accepted =
  "'PATH=VALUE', 'delete=PATH', 'create=PATH', XML that begins with '<', or virt-install's 'xpath.set=PATH,xpath.value=VALUE'";

/**
 * Reads an override as the command line takes it: `devices/watchdog/@action=pause`, `delete=devices/sound`,
 * `create=devices/vsock`, `<memoryBacking><hugepages/></memoryBacking>`, or as virt-install's `--xml` does.
 *
 * @throws InvalidOverride
 */
export function readOverride(text: string): Override {
  const line = text.trim();
  if (line.startsWith("<")) return { merge: line };
  const override = line.startsWith("xpath.") ? readXpath(text, line) : readShort(text, line);
  const path = "set" in override ? override.set : "delete" in override ? override.delete : override.create;
  const checked = readOverridePath(path);
  if (typeof checked === "string") throw new InvalidOverride({ override: text, reason: checked });
  return override;
}

type PathOverride = Exclude<Override, { merge: string }>;

function readShort(text: string, line: string): PathOverride {
  if (line.startsWith("delete=")) return { delete: line.slice("delete=".length) };
  if (line.startsWith("create=")) return { create: line.slice("create=".length) };
  // An equals sign in brackets belongs to the path.
  const [, path, value] = /^((?:[^=[]|\[[^\]]*\])+)=([^]*)$/.exec(line) ?? [];
  if (path === undefined || value === undefined) {
    throw new InvalidOverride({ override: text, reason: `it says nothing; accepted: ${accepted}` });
  }
  return { set: path.trim(), value };
}

function readXpath(text: string, line: string): PathOverride {
  const parts = line.split(/,(?=xpath\.)/).map((part) => /^xpath\.(\w+)=([^]*)$/.exec(part));
  const said = new Map(parts.map((part) => [part?.[1] ?? "", part?.[2] ?? ""]));
  const [set, value] = [said.get("set"), said.get("value")];
  const [removed, made] = [said.get("delete"), said.get("create")];
  if (removed !== undefined && said.size === 1) return { delete: removed };
  if (made !== undefined && said.size === 1) return { create: made };
  if (set !== undefined && value !== undefined && said.size === 2) return { set, value };
  if (set !== undefined && said.size === 1) return readShort(text, set);
  throw new InvalidOverride({ override: text, reason: `its parts do not go together; accepted: ${accepted}` });
}
