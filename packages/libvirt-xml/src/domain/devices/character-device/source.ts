import { attribute, child, children, element, type Element, ifAny, onOff, within, yesNo } from "../../../kit/index.ts";
import { type Reconnect, reconnect } from "../reconnect.ts";
import { type DeviceSeclabel, deviceSeclabel } from "../seclabel.ts";

/** The host's end of a character device: which properties are there follows from its type. */
export interface CharacterSource {
  /** Types `unix`, `tcp` and `udp`: `bind` waits for the other end, `connect` calls it. */
  readonly mode?: string;
  /** Types `pty`, `dev`, `file`, `pipe` and `unix`. */
  readonly path?: string;
  /** Types `tcp` and `udp`. */
  readonly host?: string;
  /** Types `tcp` and `udp`: a port's number or name. */
  readonly service?: string;
  /** Types `spiceport` and `dbus`: what it is called there. */
  readonly channel?: string;
  /** Type `nmdm`: the guest's end, and the host's. */
  readonly master?: string;
  readonly slave?: string;
  /** Type `file`: whether what is there is kept. */
  readonly append?: boolean;
  readonly tls?: boolean;
  readonly reconnect?: Reconnect;
  readonly seclabels?: readonly DeviceSeclabel[];
  /** Type `qemu-vdagent`: whether the clipboard is shared. */
  readonly clipboardCopypaste?: boolean;
  /** Type `qemu-vdagent`: who moves the mouse's pointer, `client` or `server`. */
  readonly mouseMode?: string;
}

/** `<source>` of a character device. */
export const characterSource: Element<CharacterSource> = element("source", {
  mode: attribute("mode"),
  path: attribute("path"),
  master: attribute("master"),
  slave: attribute("slave"),
  append: attribute("append", onOff),
  host: attribute("host"),
  service: attribute("service"),
  tls: attribute("tls", yesNo),
  channel: attribute("channel"),
  clipboardCopypaste: within("clipboard", attribute("copypaste", yesNo)),
  mouseMode: within("mouse", attribute("mode")),
  seclabels: ifAny(children(deviceSeclabel, { key: (item) => item.model })),
  reconnect: child(reconnect),
});
