import type { Bytes } from "@hob/units";
import { attribute, element, type Element } from "../../../kit/index.ts";
import { usage } from "./source/usage.ts";

/** Where a file system's files are: which properties are there follows from its type. */
export interface FilesystemSource {
  /** Types `mount` and `bind`: a directory of the host. */
  readonly dir?: string;
  /** Type `mount`: the socket of a daemon that serves it, started by somebody else. */
  readonly socket?: string;
  /** Type `file`: an image. */
  readonly file?: string;
  /** Type `block`: a device node. */
  readonly dev?: string;
  /** Type `template`. */
  readonly name?: string;
  /** Type `ram`: how much memory it may take. */
  readonly usage?: Bytes;
}

/** `<filesystem><source>`. */
export const filesystemSource: Element<FilesystemSource> = element("source", {
  dir: attribute("dir"),
  socket: attribute("socket"),
  file: attribute("file"),
  dev: attribute("dev"),
  name: attribute("name"),
  usage,
});
