import { domainDeviceModifyFlag, domainUpdateDeviceFlags } from "@hob/libvirt";
import { type Domain, edit, memoryDevice, type MemoryDevice } from "@hob/libvirt-xml";
import { bytes, type Bytes, mebibytes } from "@hob/units";
import { devicesIn } from "../../devices/devices-in.ts";
import type { ChangeScene, Described } from "../change-scene.ts";
import { inSteps, type Step } from "../in-steps.ts";
import type { Undo } from "../setting.ts";

const isElastic = ({ model }: MemoryDevice) => model === "virtio-mem";

/** What a guest has at least, when its virtio-mem devices give nothing; null for a guest without any. */
export function withoutElastic({ memory, devices }: Domain): Bytes | null {
  const elastic = devices.memories.filter(isElastic);
  if (elastic.length === 0) return null;
  return bytes(elastic.reduce((left, { target }) => left - target.size, memory as number));
}

/** The definition in which the virtio-mem devices give what a guest needs to have so much, in whole blocks. */
export function withRequests(definition: Domain, memory: Bytes): Domain {
  const base = withoutElastic(definition);
  if (base === null) return definition;
  let left = Math.max(0, memory - base);
  const memories = definition.devices.memories.map((device): MemoryDevice => {
    if (!isElastic(device)) return device;
    const block = device.target.block ?? mebibytes(2);
    const requested = Math.min(device.target.size, Math.ceil(left / block) * block);
    left = Math.max(0, left - requested);
    return { ...device, target: { ...device.target, requested: bytes(requested) } };
  });
  return { ...definition, devices: { ...definition.devices, memories } };
}

/** Has the virtio-mem devices of the running guest give what it needs to have so much; it takes it when it can. */
export function requestMemory(scene: ChangeScene, live: Described, memory: Bytes): Promise<Undo> {
  const put = (xml: string) => scene.callApart(domainUpdateDeviceFlags, { xml, flags: domainDeviceModifyFlag.live });
  const devices = devicesIn(live.xml).filter(({ kind }) => kind === "memory");
  const before = live.definition.devices.memories;
  const wanted = withRequests(live.definition, memory).devices.memories;
  return inSteps(
    wanted.flatMap(({ target: { requested } }, at): Step[] => {
      const xml = devices[at]?.xml;
      if (xml === undefined || requested === undefined || requested === before[at]?.target.requested) return [];
      const request = (device: MemoryDevice) => ({ ...device, target: { ...device.target, requested } });
      return [
        async () => {
          await put(edit(xml, memoryDevice, request));
          return () => put(xml);
        },
      ];
    }),
  );
}
