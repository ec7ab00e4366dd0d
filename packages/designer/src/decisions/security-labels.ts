import type { Seclabel } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import { ImpossibleChoice, InvalidIntent } from "../designer-errors.ts";
import { said } from "../said.ts";

/** How the host keeps the guest from others: as libvirt does, unless asked for. */
export function securityLabels({ intent, host, ledger }: Context): Seclabel[] {
  const { securityLabel: asked } = intent;
  if (!asked) return [];
  const { type, model, label } = asked;
  if ((type === "static") !== (label !== undefined)) {
    const accepted = "type 'static' with a label, 'dynamic' and 'none' without";
    throw new InvalidIntent({
      what: "Security label",
      value: `${type}${label === undefined ? "" : ` ${label}`}`,
      accepted,
    });
  }
  if (model !== undefined && host.securityModels.length > 0 && !host.securityModels.includes(model)) {
    const because = "the host does not have it";
    throw new ImpossibleChoice({ what: "Security model", value: model, because, accepted: host.securityModels });
  }
  if (type === "none")
    ledger.warn("Without a security label, a guest that breaks out of QEMU reaches all that QEMU's user can.");
  ledger.obey("seclabel", type);
  return [{ type, ...said({ model, label, relabel: type === "none" ? undefined : true }) }];
}
