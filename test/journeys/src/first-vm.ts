import { expect } from "vitest";
import type { BrowserPage } from "./browser-page.ts";
import { until } from "./run.ts";
import { administrator } from "./sign-in.ts";

/** Where the journey goes. */
export interface FirstVm {
  readonly browser: BrowserPage;
  /** The one-time link that the server printed, as this machine reaches it. */
  readonly setupLink: string;
  /** Path of the bootable image on the host. */
  readonly image: string;
  /** Asks the host's libvirt past Hob. @returns what `virsh` prints. */
  readonly virsh: (...args: string[]) => Promise<string>;
}

/** From the one-time link to a VM's console, and back to nothing, in the browser; checks all that is seen on the way. */
export async function makeFirstVm({ browser, setupLink, image, virsh }: FirstVm): Promise<void> {
  const { page, look } = browser;
  page.setDefaultTimeout(20_000);

  await browser.visit(setupLink);
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
  await page.getByLabel(/^Disk image/).fill(image);
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
    async () => /Linux|Hob test guest/.test(await screenText(browser)) && /login:/.test(await screenText(browser)),
    90_000,
  );
  await page.keyboard.type("root\n");
  await until("the guest gives a shell", async () => (await screenText(browser)).includes("/root #"), 30_000);
  await page.keyboard.type("id\n");
  await until("the shell answers", async () => (await screenText(browser)).includes("uid=0 "), 30_000);
  await look("console-serial");

  await page.getByRole("button", { name: "Screen (VNC)" }).click();
  await page.getByText("Connected", { exact: true }).waitFor();
  await until("the screen is not blank", async () => (await litPixels(browser)) > 500, 30_000);
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
  expect(await virsh("list", "--all", "--name")).toBe("");
  expect(await virsh("vol-list", "default")).not.toContain("web-1");
  expect(browser.failures).toEqual([]);
}

/** What the serial console shows: xterm draws rows of text. */
async function screenText({ page }: BrowserPage): Promise<string> {
  return (await page.locator(".xterm-rows > div").allInnerTexts()).join("\n");
}

/** How many pixels of the VNC screen are not black. */
async function litPixels({ page }: BrowserPage): Promise<number> {
  return await page.evaluate<number>(`
    const canvas = [...document.querySelectorAll(".hob-console canvas")].at(-1);
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    data.reduce((lit, value, at) => lit + (at % 4 === 0 && value + data[at + 1] + data[at + 2] > 90 ? 1 : 0), 0);
  `);
}
