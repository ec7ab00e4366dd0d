import { defineError } from "@hob/errors";
import { linuxKeys } from "./linux-keys.ts";

/** A key by name, as `delete` or `KEY_DELETE`, or by its number in the Linux kernel. */
export type Key = string | number;

/** A key that nobody knows, or too many at a time. */
export const InvalidKey = defineError("virt.invalid-key", {
  kind: "invalid",
  message: (d: { key: string; accepted: string }) => `'${d.key}' cannot be pressed: expected ${d.accepted}.`,
});

/** What keys are called besides the kernel's name of them. */
const aliases: Readonly<Record<string, string>> = {
  ctrl: "leftctrl",
  control: "leftctrl",
  alt: "leftalt",
  altgr: "rightalt",
  shift: "leftshift",
  meta: "leftmeta",
  super: "leftmeta",
  win: "leftmeta",
  windows: "leftmeta",
  escape: "esc",
  return: "enter",
  del: "delete",
  ins: "insert",
  pgup: "pageup",
  pgdn: "pagedown",
  pgdown: "pagedown",
  print: "sysrq",
  printscreen: "sysrq",
  prtsc: "sysrq",
  break: "pause",
};

/** libvirt's limit. @source remote_protocol.x, REMOTE_DOMAIN_SEND_KEY_MAX */
const most = 16;
/** The kernel's largest number of a key. */
const largest = 0x2ff;

/** Numbers of the Linux kernel for keys that are pressed together. @throws InvalidKey */
export function keyCodes(keys: string | readonly Key[]): number[] {
  const list = typeof keys === "string" ? keys.split("+") : keys;
  if (list.length === 0 || list.length > most) {
    throw new InvalidKey({ key: list.join("+"), accepted: `1 to ${most} keys at a time` });
  }
  return list.map(keyCode);
}

function keyCode(key: Key): number {
  const accepted = "a name as 'ctrl', 'f2' or 'KEY_DELETE', or a number of the Linux kernel";
  if (typeof key === "number") {
    if (Number.isInteger(key) && key > 0 && key <= largest) return key;
    throw new InvalidKey({ key: String(key), accepted });
  }
  const word = key.trim().toLowerCase().replace(/^key_/, "").replaceAll(/[ _-]/g, "");
  const code = linuxKeys.get(aliases[word] ?? word);
  if (code === undefined) throw new InvalidKey({ key, accepted });
  return code;
}
