import { domainMemoryModifyFlag, domainSetMemoryFlags } from "@hob/libvirt";
import type { Domain } from "@hob/libvirt-xml";
import { type Bytes, formatBytes } from "@hob/units";
import type { ChangeScene } from "../change-scene.ts";
import { inSteps } from "../in-steps.ts";
import { refuse, setting, type Undo } from "../setting.ts";
import { requestMemory, withoutElastic, withRequests } from "./virtio-memory.ts";
import { growByModule, moduleFor, withModule } from "./memory-module.ts";

/**
 * What the guest has of its memory: by its virtio-mem devices where it has some, else by the balloon, and beyond what it
 * was started with by a module more.
 */
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
    const base = withoutElastic(definition);
    if (base !== null && (memory === undefined || memory >= base)) return null;
    return hasBalloon(definition) ? null : "it has no balloon, which takes memory from a running guest";
  },
  live(scene, live, memory) {
    const { definition } = live;
    const base = withoutElastic(definition);
    const isElastic = base !== null && memory >= base && memory <= definition.memory;
    const module = memory > definition.memory ? moduleFor(definition, memory) : null;
    const before = definition.currentMemory ?? definition.memory;
    // A module brings its memory with it; what is over is taken by the balloon.
    const has = module ? definition.memory + module.target.size : before;
    const steps = [() => (module ? growByModule(scene, module) : requestMemory(scene, live, memory))];
    if (!isElastic && memory !== has && hasBalloon(definition)) steps.push(() => balloon(scene, memory, before));
    return inSteps(steps);
  },
  edit(definition, memory) {
    const module = memory > definition.memory ? moduleFor(definition, memory) : null;
    const grown = module ? withModule(definition, module) : withRequests(definition, memory);
    return { ...grown, currentMemory: memory };
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

async function balloon({ call }: ChangeScene, memory: Bytes, before: Bytes): Promise<Undo> {
  const set = (to: Bytes) =>
    call(domainSetMemoryFlags, { memory: BigInt(to) / 1024n, flags: domainMemoryModifyFlag.live });
  await set(memory);
  return () => set(before);
}

const hasBalloon = ({ devices }: Domain) => devices.memballoons.some(({ model }) => model !== "none");
