import type { Cpu } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import { InvalidIntent } from "../designer-errors.ts";
import { cpuMode } from "./cpu-mode.ts";
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
    ...(mode ?? (features.length > 0 ? { mode: "host-model" as const } : {})),
    ...(topology ? { topology } : {}),
    ...(numa ? { numa } : {}),
    features,
  };
}
