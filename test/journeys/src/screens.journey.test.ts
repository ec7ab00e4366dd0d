import { type Bed, bootableImage, startLibvirtd } from "@hob/beds";
import type { tasks } from "@hob/plugin-api";
import type { Vm } from "@hob/plugin-virtualization/model";
import type { ItemOf, Page } from "@hob/resources";
import { afterAll, beforeAll, expect, it, onTestFailed } from "vitest";
import { type BrowserPage, openBrowser } from "./browser-page.ts";
import { until } from "./run.ts";
import { signInBrowser } from "./sign-in.ts";
import { type RunningHob, startHob } from "./start-hob.ts";

let bed: Bed;
let hob: RunningHob;
let browser: BrowserPage;
let vm = "";
let host = "";

/** VMs made by others, so that the pictures show a house that is lived in. */
const neighbours: Readonly<Record<string, string>> = {
  "build-1": "http://fedoraproject.org/fedora/36",
  "build-2": "http://fedoraproject.org/fedora/36",
  desktop: "http://microsoft.com/win/10",
  git: "http://debian.org/debian/11",
  mail: "http://ubuntu.com/ubuntu/22.04",
  router: "http://openbsd.org/openbsd/7.0",
};
const neighbour = (name: string, os: string) => `<domain type='qemu'><name>${name}</name>
<metadata><libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0"><libosinfo:os id="${os}"/></libosinfo:libosinfo></metadata>
<memory unit='MiB'>64</memory><vcpu>2</vcpu><os><type arch='x86_64' machine='q35'>hvm</type></os></domain>`;

beforeAll(async () => {
  bed = await startLibvirtd();
  hob = await startHob({ host: bed.uri });
  browser = await openBrowser();
  const { page } = browser;
  await signInBrowser(hob, page);
  const call = async <Answer>(path: string, data?: unknown) => {
    const headers = { "x-requested-by": "journey" };
    const answer = await page.request.fetch(`${hob.url}${path}`, { method: data ? "POST" : "GET", headers, data });
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };
  const image = await bootableImage();
  const create = (name: string, start: boolean) =>
    call<ItemOf<typeof tasks>>("/api/vms", {
      name,
      os: "debian11",
      memory: 512 * 1024 ** 2,
      vcpus: 1,
      start,
      source: { kind: "image", path: image, mode: "overlay" },
    });
  for (const [name, os] of Object.entries(neighbours)) await bed.define(neighbour(name, os));
  for (const name of ["build-1", "mail"]) await bed.virsh("start", name);
  await create("db-1", false);
  vm = (await create("web-1", true)).target?.id ?? "";
  await until("the VM runs", async () => (await call<Page<Vm>>("/api/vms?search=web-1")).items[0]?.state === "running");
  host = (await call<Page<{ id: string }>>("/api/hosts")).items[0]?.id ?? "";
});
afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  await hob?.[Symbol.asyncDispose]();
  await bed?.stop();
});

const screens: readonly { name: string; path: () => string; ready: string }[] = [
  { name: "vms", path: () => "/vms", ready: "db-1" },
  { name: "vm-create", path: () => "/vms/create", ready: "What will be created" },
  { name: "vm-overview", path: () => `/vms/${vm}`, ready: "Live figures" },
  { name: "vm-console", path: () => `/vms/${vm}/console?kind=vnc`, ready: "Connected" },
  { name: "vm-hardware", path: () => `/vms/${vm}/hardware`, ready: "Network interfaces" },
  { name: "vm-change", path: () => `/vms/${vm}/hardware?change=new-disk`, ready: "A new volume" },
  { name: "vm-xml", path: () => `/vms/${vm}/xml`, ready: "Stored definition" },
  { name: "hosts", path: () => "/hosts", ready: "3 of 8 running" },
  { name: "host", path: () => `/hosts/${host}`, ready: "Storage pools" },
  { name: "administration", path: () => "/administration", ready: "Plugins" },
];
const looks = ["light", "dark"].flatMap((theme) => [1280, 390].map((width) => ({ theme, width })));

it.each(looks)("shows every screen without barriers, $theme, $width px wide", async ({ theme, width }) => {
  const { page, look, barriers } = browser;
  onTestFailed(() => look("failure"));
  await page.emulateMedia({ colorScheme: theme as "light" | "dark" });
  await page.setViewportSize({ width, height: 860 });
  const found: string[] = [];
  for (const { name, path, ready } of screens) {
    await browser.visit(`${hob.url}${path()}`);
    await page.getByText(ready).first().waitFor();
    await look(`${name}-${theme}-${width}`);
    found.push(...(await barriers()).map((barrier) => `${name}: ${barrier}`));
    const overflow = await page.evaluate<number>(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    if (overflow > 0) found.push(`${name}: ${overflow} px wider than the window`);
  }
  expect(found.join("\n")).toBe("");
  expect(browser.failures).toEqual([]);
});
