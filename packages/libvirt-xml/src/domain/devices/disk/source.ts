import { attribute, element, type Element, integer, oneOf, type Open } from "../../../kit/index.ts";

/** Where a disk's data are: which properties are there follows from the disk's type. */
export interface DiskSource {
  /** Type `file`: an absolute path on the host. */
  readonly file?: string;
  /** Type `block`: a device node on the host. */
  readonly dev?: string;
  /** Type `dir`. */
  readonly dir?: string;
  /** Type `volume`: a storage pool's name, with `volume`. */
  readonly pool?: string;
  readonly volume?: string;
  /** Type `network`: `nbd`, `rbd`, `iscsi`, … */
  readonly protocol?: string;
  readonly name?: string;
  /** What happens when it is not there at the start of the guest. */
  readonly startupPolicy?: Open<"mandatory" | "requisite" | "optional">;
  /** libvirt's own number of it in a running guest's backing chain. */
  readonly index?: number;
}

/** `<disk><source>`. */
export const diskSource: Element<DiskSource> = element("source", {
  file: attribute("file"),
  dev: attribute("dev"),
  dir: attribute("dir"),
  pool: attribute("pool"),
  volume: attribute("volume"),
  protocol: attribute("protocol"),
  name: attribute("name"),
  startupPolicy: attribute("startupPolicy", oneOf("mandatory", "requisite", "optional")),
  index: attribute("index", integer),
});
