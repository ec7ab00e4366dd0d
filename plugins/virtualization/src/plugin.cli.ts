import { defineCliPlugin } from "@hob/cli";

/** The commands about virtual machines and what they are made of. */
export default defineCliPlugin({
  id: "virtualization",
  commands: [
    { path: "os list", summary: "List operating systems", load: () => import("./cli/os-list.ts") },
    { path: "os show", summary: "Show an operating system", load: () => import("./cli/os-show.ts") },
    { path: "os detect", summary: "Tell what a medium installs", load: () => import("./cli/os-detect.ts") },
    { path: "os refresh", summary: "Bring the database up to date", load: () => import("./cli/os-refresh.ts") },
    { path: "design", summary: "Design a guest, with reasons", load: () => import("./cli/design.ts") },
    { path: "xml roundtrip", summary: "Check that documents survive", load: () => import("./cli/xml-roundtrip.ts") },
    { path: "xml serialise", summary: "Parse a document and write it", load: () => import("./cli/xml-serialise.ts") },
    {
      path: "xml untyped",
      summary: "List what Hob keeps but does not know",
      load: () => import("./cli/xml-untyped.ts"),
    },
    { path: "xml diff", summary: "Tell what two documents say differently", load: () => import("./cli/xml-diff.ts") },
    { path: "xml schema", summary: "Compare with libvirt's schemas", load: () => import("./cli/xml-schema.ts") },
    { path: "vm list", summary: "List virtual machines", load: () => import("./cli/vm-list.ts") },
    { path: "vm show", summary: "Show a virtual machine", load: () => import("./cli/vm-show.ts") },
    { path: "vm explain", summary: "Tell why a VM is as it is", load: () => import("./cli/vm-explain.ts") },
    { path: "vm clone", summary: "Make a virtual machine after another one", load: () => import("./cli/vm-clone.ts") },
    {
      path: "vm template",
      summary: "Make a virtual machine a template, or one again",
      load: () => import("./cli/vm-template.ts"),
    },
    { path: "vm create", summary: "Create a virtual machine", load: () => import("./cli/vm-create.ts") },
    { path: "vm change", summary: "Change a VM's hardware", load: () => import("./cli/vm-change.ts") },
    { path: "vm start", summary: "Start a virtual machine", load: () => import("./cli/vm-start.ts") },
    { path: "vm shutdown", summary: "Ask a guest to shut down, and wait", load: () => import("./cli/vm-shutdown.ts") },
    { path: "vm reboot", summary: "Ask a guest to reboot", load: () => import("./cli/vm-reboot.ts") },
    { path: "vm off", summary: "Pull the plug of a virtual machine", load: () => import("./cli/vm-off.ts") },
    { path: "vm suspend", summary: "Pause a virtual machine", load: () => import("./cli/vm-suspend.ts") },
    { path: "vm resume", summary: "Let a paused virtual machine go on", load: () => import("./cli/vm-resume.ts") },
    { path: "vm delete", summary: "Delete a virtual machine", load: () => import("./cli/vm-delete.ts") },
    {
      path: "vm console",
      summary: "Attach this terminal to a serial console",
      load: () => import("./cli/vm-console.ts"),
    },
  ],
});
