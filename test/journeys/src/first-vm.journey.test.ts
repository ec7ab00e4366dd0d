import { type Bed, bootableImage, startLibvirtd } from "@hob/beds";
import { afterAll, beforeAll, it, onTestFailed } from "vitest";
import { type BrowserPage, openBrowser } from "./browser-page.ts";
import { makeFirstVm } from "./first-vm.ts";
import { type RunningHob, startHob } from "./start-hob.ts";

let bed: Bed;
let hob: RunningHob;
let browser: BrowserPage;

beforeAll(async () => {
  bed = await startLibvirtd();
  hob = await startHob({ host: bed.uri });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  await hob?.[Symbol.asyncDispose]();
  await bed?.stop();
});

it("leads from the one-time link to a VM's console, and back to nothing, in the browser", async () => {
  onTestFailed(() => browser.look("failure"));
  const image = await bootableImage();
  await makeFirstVm({ browser, setupLink: hob.setupLink ?? "", image, virsh: bed.virsh });
});
