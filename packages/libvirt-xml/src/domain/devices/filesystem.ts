import { attribute, child, element, type Element, flag, oneOf, type Open, required, within } from "../../kit/index.ts";

/** A file system of the host that the guest sees; a container's root is one. */
export interface Filesystem {
  readonly type: Open<"mount" | "file" | "block" | "template" | "ram" | "bind">;
  readonly accessMode?: Open<"passthrough" | "mapped" | "squash">;
  readonly driver?: {
    readonly type?: Open<"path" | "handle" | "loop" | "nbd" | "virtiofs">;
    /** Of an image: always said, never probed. */
    readonly format?: Open<"raw" | "qcow2">;
  };
  readonly source?: {
    /** Type `mount`: a directory of the host. */
    readonly dir?: string;
    /** Type `file`: an image. */
    readonly file?: string;
    /** Type `block`: a device node. */
    readonly dev?: string;
  };
  /** Where the guest sees it: a path in a container, a tag in a machine. */
  readonly target: string;
  readonly readonly?: boolean;
}

/** `<filesystem>`. */
export const filesystem: Element<Filesystem> = element("filesystem", {
  type: required(attribute("type", oneOf("mount", "file", "block", "template", "ram", "bind"))),
  accessMode: attribute("accessmode", oneOf("passthrough", "mapped", "squash")),
  driver: child("driver", {
    type: attribute("type", oneOf("path", "handle", "loop", "nbd", "virtiofs")),
    format: attribute("format", oneOf("raw", "qcow2")),
  }),
  source: child("source", { dir: attribute("dir"), file: attribute("file"), dev: attribute("dev") }),
  target: required(within("target", attribute("dir"))),
  readonly: flag("readonly"),
});
