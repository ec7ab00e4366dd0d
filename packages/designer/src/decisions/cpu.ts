import type { Cpu } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import { cpuMode } from "./cpu-mode.ts";

/** The guest's processor and how its processors are arranged. */
export function cpu(context: Context, vcpus: number): Cpu | null {
  const { platform, ledger } = context;
  if (platform.osType !== "hvm") return null;
  const mode = cpuMode(context);
  const topology = vcpus > 1 && platform.isQemu ? { sockets: 1, cores: vcpus, threads: 1 } : undefined;
  if (topology) {
    ledger.decide("cpu/topology", `1 socket, ${vcpus} cores`, "Some systems use no more than one or two sockets.");
  }
  if (!mode && !topology) return null;
  return { ...(mode ? shape(mode) : {}), ...(topology ? { topology } : {}), features: [] };
}

function shape({ mode, model }: NonNullable<ReturnType<typeof cpuMode>>): Partial<Cpu> {
  if (model !== undefined) return { mode, match: "exact", model: { name: model } };
  // The guest starts even if the host lost a feature since, and can move to a like host.
  return mode === "host-passthrough" ? { mode, check: "none", migratable: true } : { mode };
}
