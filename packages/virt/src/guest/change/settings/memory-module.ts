import { domainAttachDeviceFlags, domainDeviceModifyFlag } from "@hob/libvirt";
import { type Domain, memoryDevice, type MemoryDevice, write } from "@hob/libvirt-xml";
import { bytes, type Bytes, mebibytes } from "@hob/units";
import { detachDevice } from "../../devices/detach-device.ts";
import type { ChangeScene } from "../change-scene.ts";
import type { Undo } from "../setting.ts";

/** What a guest's kernel takes in at a time: less than a block is plugged, and never used. */
const blockOf = (arch: string | undefined): Bytes => mebibytes(arch?.startsWith("ppc64") ? 256 : 128);

/** The module that brings a guest to so much memory, or null when there is no room for one. */
export function moduleFor(definition: Domain, memory: Bytes): MemoryDevice | null {
  const { maxMemory, devices, os } = definition;
  if (!maxMemory || devices.memories.length >= maxMemory.slots) return null;
  const block = blockOf(os.type.arch);
  const size = bytes(Math.ceil((memory - definition.memory) / block) * block);
  if (definition.memory + size > maxMemory.size) return null;
  const aliases = new Set(devices.memories.map(({ alias }) => alias));
  let number = 0;
  while (aliases.has(`ua-dimm${number}`)) number += 1;
  return { model: "dimm", target: { size, node: 0 }, alias: `ua-dimm${number}` };
}

/** Plugs a module into the running guest. */
export async function growByModule(scene: ChangeScene, module: MemoryDevice): Promise<Undo> {
  await scene.callApart(domainAttachDeviceFlags, {
    xml: write(memoryDevice, module),
    flags: domainDeviceModifyFlag.live,
  });
  return () => detachDevice(scene, { kind: "memory", alias: module.alias ?? "" }, { target: "live", attempts: 1 });
}

/** The definition with a module more. */
export function withModule(definition: Domain, module: MemoryDevice): Domain {
  return {
    ...definition,
    memory: bytes(definition.memory + module.target.size),
    devices: { ...definition.devices, memories: [...definition.devices.memories, module] },
  };
}
