import {
  domainLifecycle,
  domainLifecycleAction,
  domainModificationImpact,
  domainSetLifecycleAction,
} from "@hob/libvirt";
import type { Domain } from "@hob/libvirt-xml";
import type { LifecycleChange } from "../guest-change.ts";
import { refuse, setting } from "../setting.ts";

const numbers: Readonly<Record<string, number>> = {
  destroy: domainLifecycleAction.destroy,
  restart: domainLifecycleAction.restart,
  "rename-restart": domainLifecycleAction.restartRename,
  preserve: domainLifecycleAction.preserve,
  "coredump-destroy": domainLifecycleAction.coredumpDestroy,
  "coredump-restart": domainLifecycleAction.coredumpRestart,
};

const property = { poweroff: "onPoweroff", reboot: "onReboot", crash: "onCrash" } as const;
const moments = ["poweroff", "reboot", "crash"] as const;

/** What happens when the guest ends. */
export const actionsSetting = setting<LifecycleChange>({
  check(scene, change) {
    for (const moment of moments) {
      const action = change[moment];
      if (action === undefined || Object.hasOwn(numbers, action)) continue;
      refuse(scene, "actions", action, `expected one of ${Object.keys(numbers).join(", ")}`);
    }
  },
  async live({ call }, { definition }, change) {
    const flags = domainModificationImpact.live;
    const set = async (actions: LifecycleChange) => {
      for (const moment of moments) {
        const action = numbers[actions[moment] ?? ""];
        if (action !== undefined)
          await call(domainSetLifecycleAction, { type: domainLifecycle[moment], action, flags });
      }
    };
    await set(change);
    return () => set(actionsOf(definition, change));
  },
  edit: (definition, change) => ({
    ...definition,
    ...Object.fromEntries(moments.flatMap((moment) => (change[moment] ? [[property[moment], change[moment]]] : []))),
  }),
});

/** What the definition says of those moments that change. */
function actionsOf(definition: Domain, change: LifecycleChange): LifecycleChange {
  const said = moments.filter((moment) => change[moment] !== undefined);
  return Object.fromEntries(said.map((moment) => [moment, definition[property[moment]] ?? "destroy"]));
}
