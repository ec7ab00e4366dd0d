import type { XmlElement } from "@hob/xml";

/** Where an element of a list says its own name: elements, then an attribute. */
type Whereabouts = readonly (readonly string[])[];

/** By the names of the parent and the element: what tells an element of a list from its like; the first that is there. */
const names: Readonly<Record<string, Whereabouts>> = {
  "devices/disk": [["target", "dev"]],
  "devices/interface": [
    ["mac", "address"],
    ["target", "dev"],
  ],
  "devices/filesystem": [["target", "dir"]],
  "devices/channel": [["target", "name"]],
  "devices/serial": [["target", "port"]],
  "devices/parallel": [["target", "port"]],
  "devices/console": [["target", "port"]],
  "devices/graphics": [["type"]],
  "devices/audio": [["id"]],
  "devices/shmem": [["name"]],
  "devices/panic": [["model"]],
  "os/boot": [["dev"]],
  "cpu/feature": [["name"]],
  "clock/timer": [["name"]],
  "numa/cell": [["id"]],
  "vcpus/vcpu": [["id"]],
  "iothreadids/iothread": [["id"]],
  "cputune/vcpupin": [["vcpu"]],
  "cputune/iothreadpin": [["iothread"]],
  "numatune/memnode": [["cellid"]],
  "hugepages/page": [["nodeset"], ["size"]],
  "perf/event": [["name"]],
  "firmware/feature": [["name"]],
  "system/entry": [["name"]],
  "bios/entry": [["name"]],
  "qemu:commandline/qemu:env": [["name"]],
};

/** Elements that stand in a list without names: each is one more. */
const nameless = new Set([
  "devices/hostdev",
  "devices/redirdev",
  "devices/input",
  "devices/lease",
  "devices/memory",
  "devices/smartcard",
  "devices/hub",
  "oemStrings/entry",
  "qemu:commandline/qemu:arg",
]);

/** An element's name among its like: a disk's target, a controller's type and number; null for one without. */
export function elementName(parent: XmlElement, element: XmlElement): string | null {
  if (parent.name === "devices" && element.name === "controller") {
    const model = element.attribute("type") === "usb" ? `:${element.attribute("model") ?? ""}` : "";
    return `${element.attribute("type") ?? ""}${element.attribute("index") ?? "0"}${model}`;
  }
  for (const place of names[`${parent.name}/${element.name}`] ?? []) {
    const attribute = place.at(-1) as string;
    let node: XmlElement | undefined = element;
    for (const step of place.slice(0, -1)) node = node?.element(step);
    const name = node?.attribute(attribute);
    if (name !== undefined) return name;
  }
  return null;
}

/** Whether an element stands in a list: then one without a name is one more, and never the one that is there. */
export const isListed = (parent: XmlElement, { name }: XmlElement): boolean =>
  nameless.has(`${parent.name}/${name}`) ||
  `${parent.name}/${name}` in names ||
  (parent.name === "devices" && name === "controller");
