import type { Cpu } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import { ImpossibleChoice, InvalidIntent } from "../designer-errors.ts";
import { cpuModes, type CpuModeName } from "../intent/intended-cpu.ts";
import type { Reasoned } from "../ledger.ts";

/** How the guest's processor is made up; null leaves it to the hypervisor. */
export type CpuMode = Pick<Cpu, "mode" | "match" | "check" | "migratable" | "model">;

/** Chooses the processor: the host's own under KVM, an emulated one otherwise. */
export function cpuMode(context: Context): CpuMode | null {
  const { intent, platform, host, ledger } = context;
  const { mode: asked, model } = intent.cpu ?? {};
  if (!platform.isQemu) return null;
  const { models } = host.cpu;
  if (model !== undefined) {
    if (asked !== undefined && asked !== "custom") {
      throw new InvalidIntent({ what: "Processor mode", value: asked, accepted: "custom, where a model is named" });
    }
    if (models.length > 0 && !models.includes(model)) {
      const because = `a ${platform.guestType} guest of this host cannot have that processor`;
      throw new ImpossibleChoice({ what: "Processor", value: model, because, accepted: models });
    }
    ledger.obey("cpu/model", model, models);
    return named(model);
  }
  const offered = possibleModes(context);
  const mode = ledger.choose<CpuModeName>({
    path: "cpu/mode",
    what: "Processor mode",
    asked: checkMode(asked),
    offered,
    otherwise: `the host has no such mode for ${platform.guestType} guests of ${platform.arch}`,
    policy: () => policyMode(context, offered),
  });
  if (mode === "default") return null;
  if (mode === "custom") return customModel(context);
  // The guest starts even if the host lost a feature since, and can move to a like host.
  return mode === "host-passthrough" ? { mode, check: "none", migratable: true } : { mode };
}

function checkMode(asked: CpuModeName | undefined): CpuModeName | undefined {
  if (asked !== undefined && !cpuModes.includes(asked)) {
    throw new InvalidIntent({ what: "Processor mode", value: asked, accepted: cpuModes.join(", ") });
  }
  return asked;
}

function possibleModes({ host }: Context): CpuModeName[] {
  const { hasPassthrough, hasHostModel, hasMaximum, models } = host.cpu;
  return [
    ...(hasPassthrough ? (["host-passthrough"] as const) : []),
    ...(hasHostModel ? (["host-model"] as const) : []),
    ...(hasMaximum ? (["maximum"] as const) : []),
    ...(models.length > 0 ? (["custom"] as const) : []),
    "default",
  ];
}

function policyMode({ policy, platform }: Context, offered: readonly CpuModeName[]): Reasoned<CpuModeName> {
  const { value, because, by } = policy.get("cpu.mode");
  if (value === "auto") return { value: "default", because, by };
  if (offered.includes(value)) return { value, because, by };
  if (platform.guestType === "kvm" && offered.includes("host-model")) {
    return { value: "host-model", because: "The guest sees nearly all that the host's processor can do." };
  }
  return { value: "default", because: "The host does not offer more than the hypervisor's own." };
}

const named = (model: string): CpuMode => ({ mode: "custom", match: "exact", model: { name: model } });

function customModel({ policy, platform, host, ledger }: Context): CpuMode | null {
  const { models } = host.cpu;
  const ruling = policy.get("cpu.model");
  if (ruling.value !== "auto" && models.includes(ruling.value)) {
    ledger.follow(
      "cpu/model",
      ruling,
      models.filter((other) => other !== ruling.value),
    );
    return named(ruling.value);
  }
  ledger.decide("cpu/model", "default", `It is what the machine '${platform.machine}' has.`, models);
  return null;
}
