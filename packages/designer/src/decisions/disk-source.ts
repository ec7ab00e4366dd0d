import type { Disk } from "@hob/libvirt-xml";
import { InvalidIntent } from "../designer-errors.ts";
import type { IntendedDisk } from "../intent/intended-disk.ts";

/** Where a disk's bytes are, in libvirt's words; an empty drive has no source. */
export function diskSource({ source, device }: IntendedDisk): Pick<Disk, "type" | "source" | "auth"> {
  switch (source.kind) {
    case "file":
      return { type: "file", source: { file: source.path } };
    case "block":
      return { type: "block", source: { dev: source.path } };
    case "volume":
      return { type: "volume", source: { pool: source.pool, volume: source.volume } };
    case "network": {
      const { protocol, name, hosts, auth } = source;
      const secret = auth && {
        username: auth.username,
        secret: { type: auth.secretType, uuid: auth.secretUuid },
      };
      return { type: "network", source: { protocol, name, hosts: [...hosts], ...(secret ? { auth: secret } : {}) } };
    }
    case "empty":
      if (device === "disk") {
        throw new InvalidIntent({
          what: "Disk source",
          value: "empty",
          accepted: "a file, a block device, a volume or a network disk; only drives can be empty",
        });
      }
      return { type: "file" };
  }
}
