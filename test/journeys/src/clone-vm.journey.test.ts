import { type Bed, bootableImage, startLibvirtd } from "@hob/beds";
import { afterAll, beforeAll, expect, it, onTestFailed } from "vitest";
import { type BrowserPage, openBrowser } from "./browser-page.ts";
import { until } from "./run.ts";
import { signInBrowser } from "./sign-in.ts";
import { type RunningHob, startHob } from "./start-hob.ts";

let bed: Bed;
let hob: RunningHob;
let browser: BrowserPage;
let id = "";

beforeAll(async () => {
  bed = await startLibvirtd();
  hob = await startHob({ host: bed.uri });
  browser = await openBrowser();
  const { page } = browser;
  page.setDefaultTimeout(15_000);
  await signInBrowser(hob, page);
  const headers = { "x-requested-by": "journey" };
  const source = { kind: "image", path: await bootableImage(), mode: "overlay" };
  const data = { name: "base", memory: 64 * 1024 ** 2, vcpus: 1, network: "none", source, start: false };
  const made = await page.request.post(`${hob.url}/api/vms`, { headers, data });
  id = ((await made.json()) as { target: { id: string } }).target.id;
  await until("the VM is there", async () => (await bed.virsh("list", "--all", "--name")).includes("base"));
});
afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  await hob?.[Symbol.asyncDispose]();
  await bed?.stop();
});

it("makes a VM a template, which cannot be started, and clones it in a moment", async () => {
  const { page } = browser;
  onTestFailed(() => browser.look("failure"));
  await browser.visit(`${hob.url}/vms/${id}`);
  await page.getByRole("button", { name: "Start base" }).waitFor();
  await page.getByRole("button", { name: "More actions: base" }).click();
  await page.getByRole("menuitem", { name: "Make it a template" }).click();
  await page.getByText("Template", { exact: true }).waitFor();
  expect(await page.getByRole("button", { name: "Start base" }).count()).toBe(0);

  await page.getByRole("button", { name: "More actions: base" }).click();
  await page.getByRole("menuitem", { name: "Clone" }).click();
  const dialog = page.getByRole("dialog");
  expect(await dialog.getByLabel("Name").inputValue()).toBe("base-2");
  expect(await dialog.getByLabel(/^Linked/).isChecked()).toBe(true);
  await browser.look("clone");
  await dialog.getByLabel("Name").fill("base");
  await dialog.getByText("A VM of this name exists already.").waitFor();
  await dialog.getByLabel("Name").fill("web-1");
  await dialog.getByRole("button", { name: "Clone" }).click();
  await page.getByRole("heading", { name: "web-1" }).waitFor();
  await page.getByRole("button", { name: "Start web-1" }).waitFor();
  expect(await bed.virsh("vol-dumpxml", "--pool", "default", "web-1.qcow2")).toContain("base.qcow2</path>");
});
