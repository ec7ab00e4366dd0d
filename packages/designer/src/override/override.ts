/**
 * A change to a guest's XML, laid over the design last: what the designer has no word for, or what someone knows better.
 *
 * Paths begin at the domain: `devices/disk[vda]/driver/@cache`, `./cpu/feature[@name='vmx']`, `os/bootmenu/@enable`. A
 * step that fits several elements is followed by a number from 1, a condition, or the element's own name: a disk's
 * target, an interface's MAC address, a channel's name.
 */
export type Override =
  /** Sets an attribute or an element's text; what is missing on the way is made. */
  | { readonly set: string; readonly value: string }
  /** Takes away the attribute, or every element, that the path leads to. */
  | { readonly delete: string }
  /** Makes an element where there is none. */
  | { readonly create: string }
  /**
   * XML that is laid over: `<domain>`, a child of it, or a device. An element of a list is laid over the one of the same
   * name or number, and is added where there is none; any other over the one that is there.
   */
  | { readonly merge: string };

/** An override in a line, as the command line takes it: `devices/watchdog/@action=pause`. */
export function overrideText(override: Override): string {
  if ("set" in override) return `${override.set}=${override.value}`;
  if ("delete" in override) return `delete=${override.delete}`;
  return "create" in override ? `create=${override.create}` : override.merge.replaceAll(/\s*\n\s*/g, "");
}
