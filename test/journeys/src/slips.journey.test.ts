import { type Bed, startLibvirtd } from "@hob/beds";
import { afterAll, beforeAll, expect, it, onTestFailed } from "vitest";
import { type BrowserPage, openBrowser } from "./browser-page.ts";
import { signInBrowser } from "./sign-in.ts";
import { type RunningHob, startHob } from "./start-hob.ts";

let bed: Bed;
let hob: RunningHob;
let browser: BrowserPage;

beforeAll(async () => {
  bed = await startLibvirtd();
  hob = await startHob({ host: bed.uri });
  browser = await openBrowser();
  browser.page.setDefaultTimeout(10_000);
  await signInBrowser(hob, browser.page);
});
afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  await hob?.[Symbol.asyncDispose]();
  await bed?.stop();
});

const guest = (name: string, devices = "") => `<domain type='qemu'><name>${name}</name>
<memory unit='MiB'>32</memory><vcpu>1</vcpu><os><type arch='x86_64' machine='q35'>hvm</type></os>${devices}</domain>`;
const missingDisk = `<devices><disk type='file' device='disk'><driver name='qemu' type='raw'/>
<source file='/no/such/disk'/><target dev='vda' bus='virtio'/></disk></devices>`;

it("lets a size be wiped and written anew, and creates nothing of what is no size", async () => {
  const { page } = browser;
  onTestFailed(() => browser.look("failure"));
  await browser.visit(`${hob.url}/vms/create`);
  await page.getByPlaceholder(/systems by name/).waitFor();
  await page.getByLabel("The disk begins as").selectOption("empty");
  await page.getByLabel("Name").fill("vm-1");
  const create = page.getByRole("button", { name: "Create", exact: true });
  for (const [field, written] of [
    ["Memory", "3"],
    ["Disk", "5"],
    ["vCPUs", "4"],
  ] as const) {
    const input = page.getByLabel(field, { exact: true });
    await input.click();
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Backspace");
    expect(await input.inputValue(), field).toBe("");
    expect(await create.isDisabled(), field).toBe(true);
    await page.keyboard.type(written);
    expect(await input.inputValue(), field).toBe(written);
    await page.getByText("choices, each with its reason").waitFor();
    expect(await create.isEnabled(), field).toBe(true);
  }
  expect(await page.getByText("3 GiB").first().isVisible()).toBe(true);
});

it("offers the way back from a filter that nothing matches", async () => {
  const { page } = browser;
  onTestFailed(() => browser.look("failure"));
  await bed.define(guest("first"));
  await browser.visit(`${hob.url}/vms?state=paused`);
  await page.getByRole("button", { name: "Show all states" }).click();
  await page.getByRole("row", { name: /first/ }).waitFor();
});

it("says among the tasks which of several VMs did not start, and why", async () => {
  const { page } = browser;
  onTestFailed(() => browser.look("failure"));
  await bed.define(guest("broken", missingDisk));
  await page.getByRole("checkbox", { name: "Select first" }).check();
  await page.getByRole("checkbox", { name: "Select broken" }).check();
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await page.getByRole("row", { name: /first/ }).getByText("Running").waitFor();
  await page.getByRole("button", { name: /^Tasks/ }).click();
  await page.getByText("/no/such/disk").first().waitFor();
  await page.getByRole("button", { name: /^Tasks/ }).click();
});

it("has every button for the selected VMs in reach of a thumb, 390 px wide", async () => {
  const { page } = browser;
  onTestFailed(() => browser.look("failure"));
  await page.setViewportSize({ width: 390, height: 860 });
  await page.getByRole("checkbox", { name: "Select first" }).check();
  const clear = page.getByRole("button", { name: "Clear selection" });
  const box = await clear.boundingBox();
  expect((box?.x ?? Number.NaN) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
  await clear.click();
  await page.setViewportSize({ width: 1280, height: 860 });
});

it("says that a VM is gone when it was removed behind its page's back", async () => {
  const { page } = browser;
  onTestFailed(() => browser.look("failure"));
  await page.getByRole("link", { name: "broken" }).click();
  await page.getByRole("heading", { name: "broken" }).waitFor();
  await bed.virsh("undefine", "broken");
  await page.getByText(/Virtual machine '.*' does not exist/).waitFor();
  expect(await page.getByRole("button", { name: /Start broken/ }).count()).toBe(0);
});

it("offers somebody who only looks nothing that the server would refuse", async () => {
  const { page } = browser;
  onTestFailed(() => browser.look("failure"));
  const headers = { "x-requested-by": "journey" };
  const viewer = { username: "ada", password: "looks but touches not" };
  const { username: name, password } = viewer;
  await page.request.post(`${hob.url}/api/users`, { headers, data: { name, password, role: "viewer" } });
  await page.request.post(`${hob.url}/api/session`, { headers, data: viewer });
  const refused: string[] = [];
  page.on("response", (response) => response.status() === 403 && refused.push(response.url()));
  await browser.visit(`${hob.url}/vms`);
  const row = page.getByRole("row", { name: /first/ });
  await row.getByText("Running").waitFor();
  expect(await row.getByRole("button").count()).toBe(0);
  await page.getByRole("link", { name: "first" }).click();
  await page.getByRole("tab", { name: "Overview" }).waitFor();
  expect(await page.getByRole("tab").allInnerTexts()).toEqual(["Overview", "Hardware", "XML"]);
  await page.getByText("Live figures").waitFor();
  expect(refused).toEqual([]);
});

it("lives on when the code of a drawer does not come", async () => {
  const { page } = browser;
  onTestFailed(() => browser.look("failure"));
  await browser.visit(`${hob.url}/vms`);
  await page.route(/notice-drawer/, (route) => route.abort());
  await page.getByRole("button", { name: /^Notices/ }).click();
  await page.getByText("The page 'notices' could not be loaded").waitFor();
  await page.getByRole("row", { name: /first/ }).waitFor();
});
