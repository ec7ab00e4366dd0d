import type { Hostdev } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import { ImpossibleChoice, InvalidIntent } from "../designer-errors.ts";
import type { IntendedHostDevice } from "../intent/intended-host-device.ts";
import { said } from "../said.ts";

type PciDevice = Extract<IntendedHostDevice, { kind: "pci" }>;

const kinds = { pci: "pci", usb: "usb", "usb-address": "usb", mdev: "mdev" } as const;

/** Devices of the host that the guest is given, taken from the host's drivers while it runs and given back after. */
export function hostDevices(context: Context): Hostdev[] {
  const wanted = context.intent.hostDevices ?? [];
  return wanted.map((device) => {
    checkHost(context, device);
    const path = `devices/hostdev[${labelOf(device)}]`;
    context.ledger.obey(path, kinds[device.kind]);
    if (device.kind === "pci") checkGroup(context, device, wanted);
    return hostdev(context, device);
  });
}

function checkHost({ host, platform }: Context, device: IntendedHostDevice): void {
  const type = kinds[device.kind];
  const offered = platform.kind === "container" ? ["usb"] : host.values("hostdev subsysType");
  if (offered === null || offered.includes(type) || (type === "mdev" && offered.includes("pci"))) return;
  const because = "the host gives its guests no such devices";
  throw new ImpossibleChoice({ what: "Host device", value: labelOf(device), because, accepted: offered });
}

/**
 * Devices of one IOMMU group see each other's memory, so the kernel gives all of them away or none. Those that the
 * guest does not get must still leave the host: a sentence says which.
 */
function checkGroup(
  { ledger }: Context,
  { address, iommuGroup }: PciDevice,
  wanted: readonly IntendedHostDevice[],
): void {
  if (iommuGroup === undefined) {
    ledger.warn(
      `Whether the host can give '${address}' away alone is not known: all devices of its IOMMU group go together.`,
    );
    return;
  }
  if (iommuGroup.length === 0) {
    const because =
      "it is in no IOMMU group: switch the host's IOMMU on in its firmware, and by its kernel's arguments";
    throw new ImpossibleChoice({ what: "Host device", value: address, because, accepted: [] });
  }
  const given = new Set(wanted.flatMap((each) => (each.kind === "pci" ? [each.address.toLowerCase()] : [])));
  const left = iommuGroup.filter((one) => one.isBridge !== true && !given.has(one.address.toLowerCase()));
  if (left.length === 0) return;
  const names = left.map((one) => (one.label === undefined ? `'${one.address}'` : `'${one.address}' (${one.label})`));
  ledger.warn(`The host loses ${names.join(", ")} too while the guest runs: same IOMMU group as '${address}'.`);
}

function hostdev({ platform }: Context, device: IntendedHostDevice): Hostdev {
  // On Xen the host's driver is exchanged before, by hand.
  const managed = platform.guestType !== "xen";
  switch (device.kind) {
    case "pci":
      return { mode: "subsystem", type: "pci", managed, source: { address: pciAddress(device.address) } };
    case "usb": {
      const { vendor, product } = device;
      checkWord("USB vendor and product", vendor, /^0x[\da-f]{4}$/i, "'0x' and four hexadecimal digits");
      checkWord("USB vendor and product", product, /^0x[\da-f]{4}$/i, "'0x' and four hexadecimal digits");
      return { mode: "subsystem", type: "usb", managed, source: { vendor, product } };
    }
    case "usb-address": {
      const address = { bus: String(device.bus), device: String(device.device) };
      return { mode: "subsystem", type: "usb", managed, source: { address } };
    }
    case "mdev": {
      const { uuid, model = platform.kind === "s390-ccw" ? "vfio-ccw" : "vfio-pci" } = device;
      checkWord("Mediated device", uuid, /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i, "a UUID");
      return { mode: "subsystem", type: "mdev", model, source: { address: { uuid } } };
    }
  }
}

function pciAddress(address: string) {
  const found = /^(?:([\da-f]{4}):)?([\da-f]{2}):([01][\da-f])\.([0-7])$/i.exec(address);
  if (!found) {
    throw new InvalidIntent({ what: "PCI address", value: address, accepted: "one such as '0000:01:00.0'" });
  }
  const [, domain = "0000", bus, slot, part] = found;
  return said({ domain: `0x${domain}`, bus: `0x${bus}`, slot: `0x${slot}`, function: `0x${part}` });
}

function checkWord(what: string, value: string, form: RegExp, accepted: string): void {
  if (!form.test(value)) throw new InvalidIntent({ what, value, accepted });
}

function labelOf(device: IntendedHostDevice): string {
  if (device.kind === "pci") return device.address;
  if (device.kind === "usb") return `${device.vendor}:${device.product}`;
  return device.kind === "mdev" ? device.uuid : `${device.bus}.${device.device}`;
}
