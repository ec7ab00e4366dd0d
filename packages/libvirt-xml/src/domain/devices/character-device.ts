import { attribute, child, integer, oneOf, onOff, type Open, type Slots, within } from "../../kit/index.ts";
import { type Address, address } from "./address.ts";

/** What serial ports, consoles and channels have in common: the host's end. */
export interface CharacterDevice {
  readonly type: Open<
    "pty" | "unix" | "tcp" | "udp" | "file" | "dev" | "null" | "stdio" | "spicevmc" | "spiceport" | "qemu-vdagent"
  >;
  readonly source?: {
    readonly path?: string;
    readonly mode?: Open<"bind" | "connect">;
    readonly host?: string;
    readonly service?: string;
    readonly append?: boolean;
  };
  readonly protocol?: Open<"raw" | "telnet" | "telnets" | "tls">;
  /** Where libvirt writes down what the guest says. */
  readonly log?: { readonly file?: string; readonly append?: boolean };
  readonly alias?: string;
  readonly address?: Address;
}

/** The kinds of host ends. */
export const characterDeviceTypes = oneOf(
  "pty",
  "unix",
  "tcp",
  "udp",
  "file",
  "dev",
  "null",
  "stdio",
  "spicevmc",
  "spiceport",
  "qemu-vdagent",
);

/** The slots before a device's own target. */
export const hostEnd: Slots<Pick<CharacterDevice, "source" | "protocol" | "log">> = {
  source: child("source", {
    mode: attribute("mode", oneOf("bind", "connect")),
    path: attribute("path"),
    host: attribute("host"),
    service: attribute("service"),
    append: attribute("append", onOff),
  }),
  protocol: within("protocol", attribute("type", oneOf("raw", "telnet", "telnets", "tls"))),
  log: child("log", { file: attribute("file"), append: attribute("append", onOff) }),
};

/** The slots after it. */
export const guestEnd: Slots<Pick<CharacterDevice, "alias" | "address">> = {
  alias: within("alias", attribute("name")),
  address: child(address),
};

/** A port's number in the guest. */
export const portNumber = attribute("port", integer);
