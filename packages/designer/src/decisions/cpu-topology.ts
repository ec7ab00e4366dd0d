import type { CpuTopology } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import { InvalidIntent } from "../designer-errors.ts";

/** How the guest's processors are arranged; null leaves it to the hypervisor, which makes each a socket. */
export function cpuTopology(
  { intent, platform, policy, ledger }: Context,
  { vcpus, mostVcpus }: { readonly vcpus: number; readonly mostVcpus: number },
): CpuTopology | null {
  const asked = intent.cpu?.topology;
  if (!platform.isQemu) return null;
  if (asked) {
    const { sockets, cores, threads } = asked;
    const parts = [sockets, cores, threads];
    if (parts.some((part) => !Number.isSafeInteger(part) || part < 1) || sockets * cores * threads !== mostVcpus) {
      const accepted = `sockets × cores × threads that make ${mostVcpus}`;
      throw new InvalidIntent({ what: "Processor topology", value: parts.join("×"), accepted });
    }
    ledger.obey("cpu/topology", describe(asked));
    return asked;
  }
  if (vcpus === 1 && mostVcpus === 1) return null;
  const { value, because, by } = policy.get("cpu.topology");
  if (value === "auto") return null;
  const chosen =
    value === "cores" ? { sockets: 1, cores: mostVcpus, threads: 1 } : { sockets: mostVcpus, cores: 1, threads: 1 };
  ledger.decide("cpu/topology", describe(chosen), because, [], by);
  return chosen;
}

const count = (value: number, word: string) => `${value} ${word}${value === 1 ? "" : "s"}`;

function describe({ sockets, cores, threads }: CpuTopology): string {
  const list = [count(sockets, "socket"), count(cores, "core")];
  return [...list, ...(threads > 1 ? [count(threads, "thread")] : [])].join(", ");
}
