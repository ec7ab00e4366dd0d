import { cpSync } from "node:fs";
import { join } from "node:path";
import { bootableImage } from "@hob/beds";
import { afterAll, beforeAll, expect, it, onTestFailed } from "vitest";
import { openBrowser } from "./browser-page.ts";
import { makeFirstVm } from "./first-vm.ts";
import { type Newcomer, openNewcomer } from "./newcomer.ts";
import { administrator } from "./sign-in.ts";
import type { Terminal } from "./terminal.ts";

const image = "/var/lib/libvirt/images/guest.qcow2";
const npmStart = "npm start -- --port 9000 --address 0.0.0.0 --data /root/data";
const link = /http:\/\/\S+\/setup#token=\S+/;

let newcomer: Newcomer;
let terminal: Terminal;
beforeAll(async () => {
  newcomer = await openNewcomer("root");
});
afterAll(() => newcomer?.[Symbol.asyncDispose]());

const virsh = async (...args: string[]) =>
  (await newcomer.output(`virsh --connect qemu:///system ${args.join(" ")}`)).trim();

it("npm start on a bare Debian sets everything up, asks nothing and prints a link", async () => {
  terminal = newcomer.type(npmStart);
  await terminal.shows(link, 1_500_000);
  for (const said of ["Installing dependencies", "Installing Debian packages", "Starting libvirtd"])
    expect(terminal.said()).toContain(said);
  expect(terminal.said()).not.toMatch(/^\{|^\s+at /m);
  expect(await virsh("version")).toContain("Running hypervisor: QEMU");
});

it("the link leads to the first VM and its consoles, in the browser", async () => {
  cpSync(await bootableImage(), join(newcomer.debian.root, image));
  await using browser = await openBrowser();
  onTestFailed(() => browser.look("failure"));
  const [printed] = await terminal.shows(link, 0);
  const setupLink = printed.replace(/\/\/[^:/]+/, `//${newcomer.debian.address}`);
  await makeFirstVm({ browser, setupLink, image, virsh });
});

it("npx hob works in the clone, whose version it tells", async () => {
  expect(await newcomer.output("npx hob --version")).toMatch(/^\d+\.\d+\.\d+\n$/);
  const { username, password } = administrator;
  await newcomer.output(
    `echo '${password}' | npx hob login http://127.0.0.1:9000 --username ${username} --password-stdin`,
  );
  await newcomer.output(`npx hob vm create web-2 --os debian11 --image ${image}`);
  expect(await virsh("list", "--name")).toBe("web-2");
});

it("Ctrl-C ends the server and nothing else: libvirtd and its guests run on", async () => {
  expect(await terminal.interrupt(), terminal.said()).toBe(0);
  await expect(fetch(`http://${newcomer.debian.address}:9000/healthz`)).rejects.toThrow("fetch failed");
  expect(await virsh("list", "--name")).toBe("web-2");
});

it("a second start takes seconds and shows what the first has made", async () => {
  const began = performance.now();
  terminal = newcomer.type(npmStart);
  await terminal.shows(/Hob runs at/, 60_000);
  expect(performance.now() - began).toBeLessThan(15_000);
  expect(terminal.said()).not.toMatch(/Installing|Compiling|Bundling|Starting|setup#/);
  expect(JSON.parse(await newcomer.output("npx hob vm list --output json"))).toMatchObject([
    { name: "web-2", state: "running" },
  ]);
  expect(await terminal.interrupt(), terminal.said()).toBe(0);
});

it("another port, data directory and libvirt are taken from the environment as from options", async () => {
  terminal = newcomer.type("HOB_PORT=9100 HOB_DATA=/root/other npm start -- --host test:///default");
  const [setupLink] = await terminal.shows(link, 60_000);
  expect(setupLink).toContain(":9100/");
  const { username, password } = administrator;
  await newcomer.output(`echo '${password}' | npx hob login '${setupLink}' --username ${username} --password-stdin`);
  expect(JSON.parse(await newcomer.output("npx hob host list --output json"))).toMatchObject([
    { uri: "test:///default", state: "connected", vms: 1 },
  ]);
  expect(await terminal.interrupt(), terminal.said()).toBe(0);
});
