// npm start: does all the set-up that is still missing, then runs the server. Asks nothing.
import { join } from "node:path";
import { ensureBuild } from "./setup/build.mjs";
import { ensureDebianPackages, hostPackages, managerPackages } from "./setup/debian-packages.mjs";
import { ensureLibvirtd } from "./setup/libvirtd.mjs";
import { ensureModules } from "./setup/modules.mjs";
import { nodeProgram, requireNodeForSetup } from "./setup/node.mjs";
import { become } from "./setup/run.mjs";
import { readStartOptions, usage } from "./setup/start-options.mjs";
import { fail } from "./setup/say.mjs";
import { root } from "./workspaces.mjs";

const options = readStartOptions(process.argv.slice(2), process.env);
if (options.help) {
  process.stdout.write(usage);
  process.exit(0);
}
if (options.problem) fail(options.problem, "See 'npm start -- --help'.");
requireNodeForSetup();
await ensureModules();
const node = nodeProgram();
await ensureBuild();
if (options.otherHost) {
  await ensureDebianPackages(managerPackages, "reading disk images and operating systems");
} else {
  await ensureDebianPackages(hostPackages, "running virtual machines here", { group: "libvirt" });
  await ensureLibvirtd();
}
if (!options.setupOnly) become(node, [join(root, "apps", "hob", "bin", "hob.js"), "serve", ...options.serve]);
