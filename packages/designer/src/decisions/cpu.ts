import type { Cpu } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import { ImpossibleChoice, InvalidIntent } from "../designer-errors.ts";
import { type CpuMode, cpuMode } from "./cpu-mode.ts";
import { cpuNuma } from "./cpu-numa.ts";
import { cpuTopology } from "./cpu-topology.ts";

/** The guest's processor, how its processors are arranged, and which memory is near to which. */
export function cpu(context: Context, count: { readonly vcpus: number; readonly mostVcpus: number }): Cpu | null {
  if (context.platform.osType !== "hvm") return null;
  const mode = cpuMode(context);
  const topology = cpuTopology(context, count);
  const numa = cpuNuma(context, count.mostVcpus);
  const features = (context.intent.cpu?.features ?? []).map(({ name, policy }) => {
    if (!/^[\w.-]+$/.test(name)) {
      throw new InvalidIntent({ what: "Processor feature", value: name, accepted: "a name such as 'vmx'" });
    }
    context.ledger.obey(`cpu/feature[${name}]`, policy);
    return { name, policy };
  });
  if (!mode && !topology && !numa && features.length === 0) return null;
  return {
    ...(mode ?? (features.length > 0 ? featured(context) : {})),
    ...(topology ? { topology } : {}),
    ...(numa ? { numa } : {}),
    features,
  };
}

/** Features are added to a processor that has a name; the hypervisor's own default has none. */
function featured({ host, platform }: Context): CpuMode {
  const { hasHostModel, hasMaximum } = host.cpu;
  if (hasHostModel || hasMaximum) return { mode: hasHostModel ? "host-model" : "maximum" };
  const because = `features need a processor model on a ${platform.guestType} guest of ${platform.arch}: name one`;
  throw new ImpossibleChoice({ what: "Processor mode", value: "default", because, accepted: host.cpu.models });
}
