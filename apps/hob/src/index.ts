export { cliPlugins, runHob } from "./cli.ts";
export { plugins } from "./plugins.ts";
export { productVersion } from "./product.ts";
