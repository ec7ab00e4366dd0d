import { defineError } from "@hob/errors";
import type { IntendedDisk } from "@hob/designer";
import { parseBytes } from "@hob/units";

/** A `--disk` that cannot be read. */
export const InvalidDisk = defineError("virtualization.invalid-disk", {
  kind: "invalid",
  message: (d: { disk: string; reason: string }) => `Disk '${d.disk}': ${d.reason}.`,
  hint: "Write for example 'size=20GiB', 'path=/srv/a.qcow2', or 'pool=default,volume=a.raw,format=raw,bus=sata'.",
});

const keys = ["size", "path", "pool", "volume", "format", "bus"] as const;
type Parts = Partial<Record<(typeof keys)[number], string>>;

/**
 * Reads `size=20GiB,format=qcow2,…`.
 *
 * @param at the path of a disk that names none: the design needs one, and nothing is made there.
 * @throws InvalidDisk, InvalidSize
 */
export function designDisk(text: string, at: string): IntendedDisk {
  const parts = readParts(text);
  const { path, pool, volume, size, bus } = parts;
  if (pool !== undefined && path !== undefined) {
    throw new InvalidDisk({ disk: text, reason: "'path' and 'pool' exclude each other" });
  }
  if ((pool === undefined) !== (volume === undefined)) {
    throw new InvalidDisk({ disk: text, reason: "'pool' and 'volume' need each other" });
  }
  return {
    device: "disk",
    source: pool !== undefined && volume !== undefined ? { kind: "volume", pool, volume } : fileOrBlock(path ?? at),
    format: parts.format ?? ((path ?? "").startsWith("/dev/") ? "raw" : "qcow2"),
    size: size === undefined ? undefined : parseBytes(size),
    bus,
  };
}

function readParts(text: string): Parts {
  const parts: Parts = {};
  for (const part of text.split(",")) {
    const [, key = part, value = ""] = /^([^=]*)=(.*)$/.exec(part) ?? [];
    const known = keys.find((name) => name === key);
    if (!known) throw new InvalidDisk({ disk: text, reason: `'${key}' is not one of ${keys.join(", ")}` });
    if (value === "") throw new InvalidDisk({ disk: text, reason: `'${key}' has no value` });
    if (known in parts) throw new InvalidDisk({ disk: text, reason: `'${key}' is there twice` });
    parts[known] = value;
  }
  return parts;
}

const fileOrBlock = (path: string): IntendedDisk["source"] =>
  path.startsWith("/dev/") ? { kind: "block", path } : { kind: "file", path };
