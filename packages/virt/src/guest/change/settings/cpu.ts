import type { GuestChange } from "../guest-change.ts";
import { refuse, setting } from "../setting.ts";

/** The CPU that the guest sees. */
export const cpuSetting = setting<NonNullable<GuestChange["cpu"]>>({
  async check(scene, { mode, model }) {
    const capabilities = await scene.capabilities();
    if (!capabilities?.cpu) return;
    const modes = capabilities.cpu.modes.filter(({ supported }) => supported);
    if (mode !== undefined && !modes.some(({ name }) => name === mode)) {
      refuse(scene, "cpu", mode, `this host can give it ${modes.map(({ name }) => `'${name}'`).join(", ")}`);
    }
    const custom = modes.find(({ name }) => name === "custom");
    const chosen = custom?.models.find(({ name }) => name === model?.name);
    if (model?.name === undefined || !custom) return;
    if (!chosen) refuse(scene, "cpu", model.name, "this host's emulator knows no such model");
    if (chosen.usable === "no") {
      const blockers = custom.blockers.find((each) => each.model === model.name)?.features.map(({ name }) => name);
      refuse(scene, "cpu", model.name, `this host cannot run it: it lacks ${blockers?.join(", ") ?? "some features"}`);
    }
  },
  waits: () => "the CPU of a running guest stays as it was started",
  edit(definition, { mode, ...rest }) {
    const before = definition.cpu ?? { features: [] };
    // A model belongs to its mode: what is said of the old one would bind the new one.
    const { topology, numa } = before;
    const bare = { features: [], ...(topology ? { topology } : {}), ...(numa ? { numa } : {}) };
    const kept = mode !== undefined && mode !== before.mode ? bare : before;
    return { ...definition, cpu: { ...kept, ...(mode === undefined ? {} : { mode }), ...rest } };
  },
});
