import { attribute, child, children, ifAny, oneOf, onOff, type Open, type Slots, within } from "../../kit/index.ts";
import { type CharacterSource, characterSource } from "./character-device/source.ts";

/** What serial ports, consoles, channels and all that talk like them have in common: the host's end. */
export interface CharacterDevice {
  readonly type: Open<
    | "pty"
    | "unix"
    | "tcp"
    | "udp"
    | "file"
    | "dev"
    | "pipe"
    | "null"
    | "stdio"
    | "vc"
    | "nmdm"
    | "spicevmc"
    | "spiceport"
    | "qemu-vdagent"
    | "dbus"
  >;
  readonly source?: CharacterSource;
  /** Type `udp`, which calls one end and waits at another: the other one. Only beside `source`. Absent for none. */
  readonly otherSources?: readonly CharacterSource[];
  /** Type `tcp`. */
  readonly protocol?: Open<"raw" | "telnet" | "telnets" | "tls">;
  /** Where libvirt writes down what the guest says. */
  readonly log?: { readonly file?: string; readonly append?: boolean };
}

/** The kinds of host ends. */
export const characterDeviceTypes = oneOf(
  "pty",
  "unix",
  "tcp",
  "udp",
  "file",
  "dev",
  "pipe",
  "null",
  "stdio",
  "vc",
  "nmdm",
  "spicevmc",
  "spiceport",
  "qemu-vdagent",
  "dbus",
);

/** The slots before a device's own target. */
export const hostEnd: Slots<Omit<CharacterDevice, "type">> = {
  source: child(characterSource),
  otherSources: ifAny(children(characterSource, { from: 1 })),
  protocol: within("protocol", attribute("type", oneOf("raw", "telnet", "telnets", "tls"))),
  log: child("log", { file: attribute("file"), append: attribute("append", onOff) }),
};
