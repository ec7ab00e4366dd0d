import { type Bed, startLibvirtd } from "@hob/beds";
import { afterAll, beforeAll, expect, it, onTestFailed } from "vitest";
import { type BrowserPage, openBrowser } from "./browser-page.ts";
import { type HobCommand, hobCommand } from "./hob-command.ts";
import { until } from "./run.ts";
import { administrator, signInBrowser } from "./sign-in.ts";
import { type RunningHob, startHob } from "./start-hob.ts";

let bed: Bed;
let server: RunningHob;
let browser: BrowserPage;
let hob: HobCommand;

beforeAll(async () => {
  bed = await startLibvirtd();
  await bed.virsh("pool-create-as", "default", "dir", "--target", bed.poolPath);
  server = await startHob({ host: bed.uri });
  browser = await openBrowser();
  browser.page.setDefaultTimeout(15_000);
  await signInBrowser(server, browser.page);
  hob = await hobCommand();
  const { username, password } = administrator;
  const login = await hob.withInput(`${password}\n`, "login", server.url, "--username", username, "--password-stdin");
  expect(login.stderr).toBe("");
  const ports = "<controller type='pci' model='pcie-root-port'/>".repeat(6);
  await bed.define(`<domain type='qemu'><name>web-1</name>
<metadata><libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0"><libosinfo:os id="http://debian.org/debian/11"/></libosinfo:libosinfo></metadata>
<memory unit='MiB'>64</memory><vcpu>1</vcpu>
<os><type arch='x86_64' machine='q35'>hvm</type></os>
<devices><controller type='pci' index='0' model='pcie-root'/>${ports}</devices></domain>`);
  await bed.virsh("start", "web-1");
});
afterAll(async () => {
  await hob?.[Symbol.asyncDispose]();
  await browser?.[Symbol.asyncDispose]();
  await server?.[Symbol.asyncDispose]();
  await bed?.stop();
});

it("adds a disk in the browser: what differs and why is seen before, and the running guest has it at once", async () => {
  const { page } = browser;
  onTestFailed(() => browser.look("failure"));
  await browser.visit(`${server.url}/vms`);
  await page.getByRole("link", { name: "web-1" }).click();
  await page.getByRole("tab", { name: "Hardware" }).click();
  await page.getByRole("button", { name: "Change hardware" }).click();
  expect(page.url()).toContain("change=new-disk");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("A new volume default/web-1-2.qcow2 of").waitFor();
  expect(await dialog.getByLabel("Differences of the definition").innerText()).toContain("web-1-2.qcow2");
  await dialog.getByRole("button", { name: /choices?, each with its reason/ }).click();
  await dialog.getByText(/devices\/disk\[\w+\]\/bus/).waitFor();
  await browser.look("change");
  expect(await bed.virsh("vol-list", "default")).not.toContain("web-1-2");

  await dialog.getByRole("button", { name: "Change", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("web-1-2.qcow2").first().waitFor();
  expect(await bed.virsh("domblklist", "web-1")).toContain("web-1-2.qcow2");
  expect(await bed.virsh("domblklist", "web-1", "--inactive")).toContain("web-1-2.qcow2");
});

it("says what the host cannot grant, and changes nothing", async () => {
  const { page } = browser;
  onTestFailed(() => browser.look("failure"));
  const before = await bed.virsh("dumpxml", "web-1", "--inactive");
  await page.getByRole("button", { name: "Change hardware" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What", { exact: true }).selectOption("existing-disk");
  await dialog.getByLabel(/^Disk/).fill("default/none.qcow2");
  await dialog.getByText("'default/none.qcow2' does not exist").waitFor();
  expect(await dialog.getByRole("button", { name: "Change", exact: true }).isDisabled()).toBe(true);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  expect(await bed.virsh("dumpxml", "web-1", "--inactive")).toBe(before);
});

it("does the same on the command line, and names what waits for the next start", async () => {
  const dry = await hob("vm", "change", "web-1", "--vcpus", "4", "--add-network", "user", "--dry-run");
  expect(dry).toMatchObject({ code: 0, stderr: "" });
  expect(dry.stdout).toMatch(/^~ \/domain\/vcpu\/text\(\): 1 -> 4$/m);
  expect(dry.stdout).toMatch(/^\+ \/domain\/devices\/interface/m);
  expect(await bed.virsh("vcpucount", "web-1", "--config", "--maximum")).toBe("1");

  const done = await hob("vm", "change", "web-1", "--vcpus", "4", "--add-network", "user");
  expect(done, done.stderr).toMatchObject({ code: 0 });
  expect(done.stderr).toContain("vcpus waits for the next start: the running guest was started with less room.");
  expect(await bed.virsh("vcpucount", "web-1", "--config", "--maximum")).toBe("4");
  await until("the card is there", async () => (await bed.virsh("domiflist", "web-1")).includes("user"));

  const refused = await hob("vm", "change", "web-1", "--remove-disk", "sdz");
  expect(refused.code).not.toBe(0);
  expect(refused.stderr.split("\n")[0]).toContain("sdz");
  expect((await hob("vm", "change", "web-1")).stderr).toContain("Nothing is to be changed");
});

it("tells in the browser why the VM is as it is, and what would be chosen today", async () => {
  const { page } = browser;
  onTestFailed(() => browser.look("failure"));
  await page.getByRole("button", { name: "Why it is as it is" }).click();
  await page.getByText(/would be chosen otherwise today/).waitFor();
  await page.getByText("devices/disk[vda]/bus").waitFor();
  await page
    .getByText(/^today: /)
    .first()
    .waitFor();
  await browser.look("explain");
});
