import { read } from "@hob/libvirt-xml";
import { parseXml, serialiseXml, standalone } from "@hob/xml";
import { type Device, deviceElements, isDeviceKind } from "./device.ts";

/** The devices in a guest's XML, in the order of the document. */
export function devicesIn(domainXml: string): readonly Device[] {
  const devices = parseXml(domainXml).root.element("devices")?.elements() ?? [];
  return devices.flatMap((element): Device[] => {
    const kind = element.name;
    if (!isDeviceKind(kind)) return [];
    const definition = read<object>(deviceElements[kind], element);
    return [{ kind, definition, xml: serialiseXml(standalone(element)) } as Device];
  });
}
