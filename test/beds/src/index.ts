export { launchChromium } from "./chromium.ts";
export { type Bed, type BedOptions, startLibvirtd } from "./libvirtd-bed.ts";
export { testNode, type TestNodeOptions } from "./test-node.ts";
