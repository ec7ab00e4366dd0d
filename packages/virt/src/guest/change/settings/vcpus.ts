import { domainSetVcpusFlags, domainVcpuFlag } from "@hob/libvirt";
import type { CpuTopology, Domain } from "@hob/libvirt-xml";
import type { ChangeScene } from "../change-scene.ts";
import type { GuestChange } from "../guest-change.ts";
import { refuse, setting } from "../setting.ts";

/** How many processors it has now. */
export const vcpusSetting = setting<number>({
  check: checkProcessors,
  waits: ({ definition }, vcpus) => {
    const most = definition.vcpu?.count ?? 1;
    return (vcpus ?? 1) > most ? `it was started with ${most} processors at most` : null;
  },
  async live({ callApart }, { definition }, vcpus) {
    const flags = domainVcpuFlag.live;
    const set = (count: number) => callApart(domainSetVcpusFlags, { vcpus: count, flags });
    await set(vcpus);
    return () => set(countOf(definition).now);
  },
  edit: (definition, vcpus) => withProcessors(definition, vcpus, countOf(definition).most),
});

/** How many can be plugged in. */
export const vcpusMaximumSetting = setting<number>({
  check: checkProcessors,
  waits: () => "the most processors of a guest are laid out when it starts",
  edit: (definition, most) => withProcessors(definition, Math.min(countOf(definition).now, most), most),
});

/** How they are arranged. */
export const topologySetting = setting<CpuTopology | null>({
  check: checkProcessors,
  waits: () => "the arrangement of processors is laid out when it starts",
  edit(definition, topology) {
    if (topology) return { ...definition, cpu: { features: [], ...definition.cpu, topology } };
    if (!definition.cpu) return definition;
    const { topology: _topology, ...cpu } = definition.cpu;
    return { ...definition, cpu };
  },
});

/** The number of processors that a topology has. */
export function processorsOf({ sockets, dies = 1, clusters = 1, cores, threads }: CpuTopology): number {
  return sockets * dies * clusters * cores * threads;
}

function countOf({ vcpu }: Domain): { readonly now: number; readonly most: number } {
  const most = vcpu?.count ?? 1;
  return { now: vcpu?.current ?? most, most };
}

/** What libvirt says of each processor speaks of the old number, and it makes it anew. */
function withProcessors(definition: Domain, now: number, most: number): Domain {
  const { vcpus: _each, ...rest } = definition;
  const { current: _current, ...vcpu } = { ...definition.vcpu, count: most };
  return { ...rest, vcpu: now === most ? vcpu : { ...vcpu, current: now } };
}

/** The rules of processors, which number, maximum and arrangement have together. */
async function checkProcessors(scene: ChangeScene, _value: unknown, change: GuestChange): Promise<void> {
  const definition = (scene.target.config ? scene.stored : scene.live)?.definition;
  if (!definition) return;
  const before = countOf(definition);
  const most = change.vcpusMaximum ?? (change.topology ? processorsOf(change.topology) : before.most);
  const now = change.vcpus ?? Math.min(before.now, most);
  const topology = change.topology === undefined ? definition.cpu?.topology : change.topology;
  if (topology) {
    const unfit = Object.entries(topology).find(([, count]) => !Number.isInteger(count) || count < 1);
    if (unfit) refuse(scene, "topology", `${unfit[1]} ${unfit[0]}`, "each part of it is at least 1");
    const product = processorsOf(topology);
    if (product !== most) {
      const parts = Object.entries(topology).map(([part, count]) => `${count} ${part}`);
      refuse(scene, "vcpusMaximum", most, `its topology of ${parts.join(" × ")} has ${product} processors`);
    }
    if (now % topology.threads !== 0) {
      refuse(scene, "vcpus", now, `its cores have ${topology.threads} threads each, and are plugged in whole`);
    }
  }
  for (const [name, count] of [["vcpusMaximum", most] as const, ["vcpus", now] as const]) {
    if (!Number.isInteger(count) || count < 1) refuse(scene, name, count, "it is a whole number of at least 1");
  }
  if (now > most) refuse(scene, "vcpus", now, `its maximum is ${most}; raise 'vcpusMaximum' with it`);
  const limit = (await scene.capabilities())?.vcpu;
  if (limit !== undefined && most > limit) {
    refuse(scene, "vcpusMaximum", most, `machine '${definition.os.type.machine}' has ${limit} processors at most here`);
  }
}
