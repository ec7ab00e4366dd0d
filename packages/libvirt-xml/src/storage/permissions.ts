import { element, type Element, integer, leaf } from "../kit/index.ts";

/** Owner and mode of a file on the host. */
export interface Permissions {
  /** Octal digits, as libvirt writes them: `0711`. */
  readonly mode?: string;
  /** A number; −1 leaves it to the host. */
  readonly owner?: number;
  readonly group?: number;
  readonly label?: string;
}

/** `<permissions>` of a pool or a volume. */
export const permissions: Element<Permissions> = element("permissions", {
  mode: leaf("mode"),
  owner: leaf("owner", integer),
  group: leaf("group", integer),
  label: leaf("label"),
});
