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
  await signInBrowser(hob, browser.page);
});
afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  await hob?.[Symbol.asyncDispose]();
  await bed?.stop();
});

/** A guest without an operating system: it only runs the firmware. */
const guest = (name: string) => `<domain type='qemu'><name>${name}</name><memory unit='MiB'>32</memory><vcpu>1</vcpu>
<os><type arch='x86_64' machine='q35'>hvm</type></os></domain>`;

// Chromium drops its connections when a bed of another test makes a network device, and then rightly asks once more.
it("follows virsh within a second, without asking again", { retry: 2 }, async () => {
  const { page } = browser;
  onTestFailed(() => browser.look("failure"));
  page.setDefaultTimeout(10_000);
  await bed.define(guest("first"));
  await browser.visit(`${hob.url}/vms`);
  const row = (name: string) => page.getByRole("row", { name: new RegExp(name) });
  await row("first").getByText("Off").waitFor();

  const asked: string[] = [];
  page.on("request", (request) => {
    if (/\/api\/vms(\?|$)/.test(request.url())) asked.push(request.url());
  });
  const withinASecond = { timeout: 1000 };
  await bed.define(guest("second"));
  await row("second").getByText("Off").waitFor(withinASecond);
  await bed.virsh("start", "second");
  await row("second").getByText("Running").waitFor(withinASecond);
  await bed.virsh("destroy", "second");
  await row("second").getByText("Off").waitFor(withinASecond);
  await bed.virsh("undefine", "second");
  await row("second").waitFor({ state: "detached", ...withinASecond });
  expect(asked).toEqual([]);
  expect(browser.failures).toEqual([]);
});

it("starts and shuts down several VMs at once, each where it makes sense", async () => {
  const { page } = browser;
  await bed.define(guest("third"));
  await page.getByRole("row", { name: /third/ }).waitFor();
  await page.getByRole("checkbox", { name: "Select first" }).check();
  await page.getByRole("checkbox", { name: "Select third" }).check();
  await page.getByText("2 selected").waitFor();
  await page.getByRole("button", { name: "Start", exact: true }).click();
  for (const name of ["first", "third"]) await page.getByRole("row", { name }).getByText("Running").waitFor();
  expect((await bed.virsh("list", "--name")).split("\n").toSorted()).toEqual(["first", "third"]);
});
