import { domainMemoryModifyFlag, domainSetMemoryFlags } from "@hob/libvirt";
import type { Domain } from "@hob/libvirt-xml";
import { type Bytes, formatBytes } from "@hob/units";
import { refuse, setting } from "../setting.ts";
import { growByModule, moduleFor, withModule } from "./memory-module.ts";

/** What the guest has of its memory: by the balloon, and beyond what it was started with by a module more. */
export const memorySetting = setting<Bytes>({
  check(scene, memory, { memoryMaximum }) {
    const { definition } = (scene.target.config ? scene.stored : scene.live) ?? {};
    if (memory <= 0) refuse(scene, "memory", memory, "it is more than nothing");
    if (!definition || memory <= (memoryMaximum ?? definition.memory)) return;
    if (memoryMaximum === undefined && moduleFor(definition, memory) !== null) return;
    const most = formatBytes(memoryMaximum ?? definition.memory);
    refuse(scene, "memory", formatBytes(memory), `its maximum is ${most}; raise 'memoryMaximum' with it`);
  },
  waits({ definition }, memory) {
    if (memory !== undefined && memory > definition.memory) {
      return moduleFor(definition, memory) === null
        ? `it was started with ${formatBytes(definition.memory)} at most and has no free slot for as much more`
        : null;
    }
    return hasBalloon(definition) ? null : "it has no balloon, which takes memory from a running guest";
  },
  async live(scene, { definition }, memory) {
    const balloon = (to: Bytes) =>
      scene.call(domainSetMemoryFlags, { memory: BigInt(to) / 1024n, flags: domainMemoryModifyFlag.live });
    const module = memory > definition.memory ? moduleFor(definition, memory) : null;
    const unplug = module ? await growByModule(scene, module) : null;
    // A module brings its memory with it; what is over is taken by the balloon.
    const has = module ? definition.memory + module.target.size : (definition.currentMemory ?? definition.memory);
    if (memory !== has && hasBalloon(definition)) await balloon(memory);
    return async () => {
      if (hasBalloon(definition)) await balloon(definition.currentMemory ?? definition.memory);
      await unplug?.();
    };
  },
  edit(definition, memory) {
    const module = memory > definition.memory ? moduleFor(definition, memory) : null;
    return { ...(module ? withModule(definition, module) : definition), currentMemory: memory };
  },
});

/** The most that the balloon can give. */
export const memoryMaximumSetting = setting<Bytes>({
  check(scene, most, { memory }) {
    const definition = (scene.stored ?? scene.live)?.definition;
    if (most <= 0) refuse(scene, "memoryMaximum", most, "it is more than nothing");
    if (memory !== undefined && memory > most) {
      refuse(scene, "memoryMaximum", formatBytes(most), `'memory' is to be ${formatBytes(memory)}`);
    }
    if (definition?.cpu?.numa && most !== definition.memory) {
      refuse(scene, "memoryMaximum", formatBytes(most), "the sizes of its NUMA cells and modules say it");
    }
  },
  waits: () => "the most memory of a guest is laid out when it starts",
  edit: (definition, most) => ({
    ...definition,
    memory: most,
    currentMemory: Math.min(definition.currentMemory ?? most, most) as Bytes,
  }),
});

const hasBalloon = ({ devices }: Domain) => devices.memballoons.some(({ model }) => model !== "none");
