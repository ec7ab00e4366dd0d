import type { Watchdog } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import { ImpossibleChoice, InvalidIntent } from "../designer-errors.ts";
import { watchdogActions } from "../intent/intended-extras.ts";

/** The device that resets a guest which hangs: when asked for, or where the policy wants one. */
export function watchdog({ intent, platform, policy, ledger }: Context): Watchdog[] {
  if (!platform.isQemu) return none(intent.watchdog);
  const path = "devices/watchdog";
  const offered = modelsOf(platform.kind);
  if (intent.watchdog === "none") {
    ledger.obey(path, "none", offered);
    return [];
  }
  const ruling = policy.get("watchdog.model");
  const action = policy.get("watchdog.action");
  if (intent.watchdog) {
    const model = intent.watchdog.model ?? offered[0];
    if (model === undefined || !offered.includes(model)) {
      const because = `the machine '${platform.machine}' has no such watchdog`;
      throw new ImpossibleChoice({ what: "Watchdog", value: model ?? "any", because, accepted: offered });
    }
    const wanted = intent.watchdog.action ?? action.value;
    if (!watchdogActions.includes(wanted)) {
      throw new InvalidIntent({ what: "Watchdog action", value: wanted, accepted: watchdogActions.join(", ") });
    }
    ledger.obey(`${path}/model`, model, offered);
    if (intent.watchdog.action === undefined) ledger.follow(`${path}/action`, action, watchdogActions);
    else ledger.obey(`${path}/action`, wanted, watchdogActions);
    return [{ model, action: wanted }];
  }
  if (ruling.value === "none" || !offered.includes(ruling.value)) {
    if (ruling.value === "none") ledger.follow(path, ruling, offered);
    return [];
  }
  ledger.follow(`${path}/model`, ruling, offered);
  ledger.follow(`${path}/action`, action, watchdogActions);
  return [{ model: ruling.value, action: action.value }];
}

function none(asked: Context["intent"]["watchdog"]): Watchdog[] {
  if (asked === undefined || asked === "none") return [];
  const because = "only QEMU makes one";
  throw new ImpossibleChoice({ what: "Watchdog", value: asked.model ?? "any", because, accepted: ["none"] });
}

function modelsOf(kind: Context["platform"]["kind"]): readonly string[] {
  if (kind === "s390-ccw") return ["diag288"];
  return kind === "q35" || kind === "pc" ? ["i6300esb", "ib700"] : ["i6300esb"];
}
