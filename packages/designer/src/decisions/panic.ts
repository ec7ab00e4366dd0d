import type { Panic } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import { ImpossibleChoice } from "../designer-errors.ts";

/** The device by which the guest tells that it crashed. */
export function panic({ intent, traits, platform, host, policy, ledger }: Context): Panic[] {
  const path = "devices/panic/model";
  const offered = modelsOf(platform.kind, host.hyperv !== null && traits.isWindows && platform.guestType === "kvm");
  const { panic: asked } = intent;
  if (asked === undefined) {
    const ruling = policy.get("panic.model");
    const [first, ...others] = offered;
    if (ruling.value === "none" || first === undefined || !platform.isQemu) return [];
    return [{ model: ledger.decide(path, first, ruling.because, ["none", ...others], ruling.by) }];
  }
  if (asked === false || asked === "none") {
    ledger.obey(path, "none", offered);
    return [];
  }
  const model = asked === true ? offered[0] : asked;
  if (model === undefined || !offered.includes(model) || !platform.isQemu) {
    const because = `the machine '${platform.machine || platform.guestType}' has no such device`;
    throw new ImpossibleChoice({ what: "Panic device", value: model ?? "any", because, accepted: offered });
  }
  return [
    {
      model: ledger.obey(
        path,
        model,
        offered.filter((other) => other !== model),
      ),
    },
  ];
}

function modelsOf(kind: Context["platform"]["kind"], hasHyperv: boolean): readonly string[] {
  if (kind === "q35" || kind === "pc") return hasHyperv ? ["hyperv", "isa"] : ["isa", "hyperv"];
  if (kind === "pseries") return ["pseries"];
  return kind === "s390-ccw" ? ["s390"] : [];
}
