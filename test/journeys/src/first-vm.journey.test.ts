import { type Bed, bootableImage, startLibvirtd } from "@hob/beds";
import { afterAll, beforeAll, expect, it, onTestFailed } from "vitest";
import { type BrowserPage, openBrowser } from "./browser-page.ts";
import { until } from "./run.ts";
import { administrator } from "./sign-in.ts";
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
  const { page, look } = browser;
  onTestFailed(() => look("failure"));
  page.setDefaultTimeout(20_000);
  const image = await bootableImage();

  await browser.visit(hob.setupLink ?? "");
  await page.getByLabel("User name").fill(administrator.username);
  await page.getByLabel("Password", { exact: false }).first().fill(administrator.password);
  await page.getByLabel("Repeat the password").fill(administrator.password);
  await look("set-up");
  await page.getByRole("button", { name: "Create administrator" }).click();

  await page.getByRole("heading", { name: "No virtual machines yet" }).waitFor();
  await look("first-visit");
  await page.getByRole("button", { name: "Create your first VM" }).click();
  await page.getByLabel("Operating system").fill("debian 11");
  await page.getByRole("option", { name: /^Debian 11/ }).click();
  await page.getByLabel("Disk image on the host").fill(image);
  await page.getByLabel("Name").fill("web-1");
  const summary = page.getByText("What will be created").locator("xpath=ancestor::*[contains(@class, 'hob-design')]");
  await summary.getByRole("button", { name: /choices, each with its reason/ }).click();
  await summary.getByText("devices/disk[vda]/bus").waitFor();
  expect(await summary.innerText()).toContain("virtio");
  await look("create");
  await page.getByLabel("Start it when it is made").uncheck();
  await page.getByRole("button", { name: "Create", exact: true }).click();

  await page.getByRole("heading", { name: "web-1" }).waitFor();
  await page.getByText("Create web-1").first().waitFor();
  await until("the task has ended well", () => page.getByText("100%").first().isVisible());
  await look("created");

  // The console waits for the machine, so that not one boot message is missed.
  await page.getByRole("tab", { name: "Console" }).click();
  await page.getByText("web-1 is not running").waitFor();
  await page.getByRole("button", { name: "Start web-1" }).click();
  await page.getByRole("button", { name: "Serial" }).click();
  await page.getByText("Connected", { exact: true }).waitFor();
  await until(
    "boot messages and the log-in are there",
    async () => /Linux|Hob test guest/.test(await screenText()) && /login:/.test(await screenText()),
    90_000,
  );
  await page.keyboard.type("root\n");
  await until("the guest gives a shell", async () => (await screenText()).includes("/root #"), 30_000);
  await page.keyboard.type("id\n");
  await until("the shell answers", async () => (await screenText()).includes("uid=0 "), 30_000);
  await look("console-serial");

  await page.getByRole("button", { name: "Screen (VNC)" }).click();
  await page.getByText("Connected", { exact: true }).waitFor();
  await until("the screen is not blank", async () => (await litPixels()) > 500, 30_000);
  await look("console-vnc");

  await page.getByRole("tab", { name: "Overview" }).click();
  await page.getByText("Running").first().waitFor();
  await page.getByRole("figure").first().waitFor();
  await page.getByRole("img", { name: "Screen" }).waitFor();
  await look("vm");
  await page.getByRole("tab", { name: "XML" }).click();
  await page.getByText("<name>").or(page.getByText("name")).first().waitFor();
  expect(await page.getByRole("region", { name: /XML/ }).innerText()).toContain("<name>web-1</name>");

  await page.getByRole("link", { name: "Virtual machines" }).first().click();
  await page.getByRole("row", { name: /web-1/ }).getByText("Running").waitFor();
  await look("list");
  await page.getByRole("button", { name: "Shut down web-1" }).click();
  await page.getByRole("row", { name: /web-1/ }).getByText("Off").waitFor({ timeout: 60_000 });

  await page.getByRole("button", { name: "More actions: web-1" }).click();
  await page.getByRole("menuitem", { name: "Delete…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/Delete web-1 and 1 disk/).waitFor();
  expect(await dialog.getByRole("button", { name: "Delete" }).isDisabled()).toBe(true);
  await dialog.getByRole("textbox").fill("web-1");
  await look("delete");
  await dialog.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("heading", { name: "No virtual machines yet" }).waitFor();
  expect(await bed.virsh("list", "--all", "--name")).toBe("");
  expect(await bed.virsh("vol-list", "default")).not.toContain("web-1");
  expect(browser.failures).toEqual([]);
});

/** What the serial console shows: xterm draws rows of text. */
async function screenText(): Promise<string> {
  return (await browser.page.locator(".xterm-rows > div").allInnerTexts()).join("\n");
}

/** How many pixels of the VNC screen are not black. */
async function litPixels(): Promise<number> {
  return await browser.page.evaluate<number>(`
    const canvas = [...document.querySelectorAll(".hob-console canvas")].at(-1);
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    data.reduce((lit, value, at) => lit + (at % 4 === 0 && value + data[at + 1] + data[at + 2] > 90 ? 1 : 0), 0);
  `);
}
