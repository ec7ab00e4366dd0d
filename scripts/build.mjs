// npm run build: compiles every package and bundles the web application.
import { build } from "./setup/build.mjs";
import { ensureModules } from "./setup/modules.mjs";
import { requireNodeForSetup } from "./setup/node.mjs";

requireNodeForSetup();
await ensureModules();
await build();
