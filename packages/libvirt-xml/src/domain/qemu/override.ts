import { attribute, children, element, type Element, oneOf, type Open, required, within } from "../../kit/index.ts";

/** A property of a device as QEMU knows it. */
export interface QemuProperty {
  readonly name: string;
  /** How the value is read; `remove` takes out the property that libvirt has set. */
  readonly type: Open<"string" | "signed" | "unsigned" | "bool" | "remove">;
  readonly value?: string;
}

/** Properties that one device gets whatever libvirt makes of it. */
export interface QemuDeviceOverride {
  /** The device's alias, of the user's choice: `ua-disk`. */
  readonly alias: string;
  /** Of the side that the guest sees. */
  readonly frontend: readonly QemuProperty[];
}

/** What devices are to be for QEMU instead of what libvirt makes of them. libvirt calls such a guest tainted. */
export interface QemuOverride {
  readonly devices: readonly QemuDeviceOverride[];
}

const property: Element<QemuProperty> = element("qemu:property", {
  name: required(attribute("name")),
  type: required(attribute("type", oneOf("string", "signed", "unsigned", "bool", "remove"))),
  value: attribute("value"),
});

const device: Element<QemuDeviceOverride> = element("qemu:device", {
  alias: required(attribute("alias")),
  frontend: required(within("qemu:frontend", children(property, { key: (item) => item.name })), []),
});

/** `<qemu:override>`. */
export const qemuOverride: Element<QemuOverride> = element("qemu:override", {
  devices: children(device, { key: (item) => item.alias }),
});
