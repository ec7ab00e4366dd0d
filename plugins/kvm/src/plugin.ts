import { definePlugin } from "@hob/plugin-api";
import { gridService, platforms } from "@hob/plugin-grid";
import { kvmPlatform } from "./server/kvm-platform.ts";

export { kvmPlatform } from "./server/kvm-platform.ts";
export { type ProbeOutcome, runProbe } from "./server/run-probe.ts";

export default definePlugin({
  id: "kvm",
  title: "KVM",
  version: "0.1.0",
  description: "Runs guests with KVM where it is proved to work, and with QEMU's emulation elsewhere.",
  needs: { grid: gridService },
  brings: { fills: [platforms.fill(() => kvmPlatform)] },
});
