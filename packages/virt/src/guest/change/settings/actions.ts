import {
  domainLifecycle,
  domainLifecycleAction,
  domainModificationImpact,
  domainSetLifecycleAction,
} from "@hob/libvirt";
import type { LifecycleChange } from "../guest-change.ts";
import { inSteps, type Step } from "../in-steps.ts";
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
type Moment = (typeof moments)[number];

/** What happens when the guest ends. */
export const actionsSetting = setting<LifecycleChange>({
  check(scene, change) {
    for (const moment of moments) {
      const action = change[moment];
      if (action === undefined || Object.hasOwn(numbers, action)) continue;
      refuse(scene, "actions", action, `expected one of ${Object.keys(numbers).join(", ")}`);
    }
  },
  live({ call }, { definition }, change) {
    const flags = domainModificationImpact.live;
    const set = (moment: Moment, action: string) =>
      call(domainSetLifecycleAction, { type: domainLifecycle[moment], action: numbers[action] ?? 0, flags });
    return inSteps(
      moments.flatMap((moment): Step[] => {
        const action = change[moment];
        if (action === undefined) return [];
        return [
          async () => {
            await set(moment, action);
            return () => set(moment, definition[property[moment]] ?? "destroy");
          },
        ];
      }),
    );
  },
  edit: (definition, change) => ({
    ...definition,
    ...Object.fromEntries(moments.flatMap((moment) => (change[moment] ? [[property[moment], change[moment]]] : []))),
  }),
});
