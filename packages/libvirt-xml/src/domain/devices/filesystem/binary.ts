import {
  attribute,
  child,
  element,
  type Element,
  integer,
  oneOf,
  onOff,
  type Open,
  within,
} from "../../../kit/index.ts";

/** The daemon that serves a virtiofs file system. */
export interface FilesystemBinary {
  readonly path?: string;
  /** Whether extended attributes are kept. */
  readonly xattr?: boolean;
  readonly cache?: Open<"none" | "always">;
  /** How the daemon is kept inside its directory. */
  readonly sandbox?: Open<"namespace" | "chroot">;
  readonly lock?: { readonly posix?: boolean; readonly flock?: boolean };
  readonly threadPoolSize?: number;
}

/** `<filesystem><binary>`. */
export const filesystemBinary: Element<FilesystemBinary> = element("binary", {
  path: attribute("path"),
  xattr: attribute("xattr", onOff),
  cache: within("cache", attribute("mode", oneOf("none", "always"))),
  sandbox: within("sandbox", attribute("mode", oneOf("namespace", "chroot"))),
  lock: child("lock", { posix: attribute("posix", onOff), flock: attribute("flock", onOff) }),
  threadPoolSize: within("thread_pool", attribute("size", integer)),
});
