export { bootableImage } from "./bootable-image.ts";
export { cacheDirectory } from "./cache-directory.ts";
export { launchChromium } from "./chromium.ts";
export { type FreshDebian, openFreshDebian } from "./fresh-debian.ts";
export { type Bed, type BedOptions, startLibvirtd } from "./libvirtd-bed.ts";
export { run, type RunOptions } from "./run.ts";
export { testNode, type TestNodeOptions } from "./test-node.ts";
export { tinyIso } from "./tiny-iso.ts";
