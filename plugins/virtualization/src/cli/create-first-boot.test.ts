import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cloneDisks } from "./clone-disks.ts";
import { createFirstBoot, type FirstBootOptions } from "./create-first-boot.ts";
import { createUnattended } from "./create-unattended.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hob-options-"));
  await writeFile(join(folder, "key.pub"), "ssh-ed25519 AAAA ada\n");
  await writeFile(join(folder, "password"), "s3cret\n");
  await writeFile(join(folder, "user-data"), "#cloud-config\n{}\n");
});
afterAll(() => rm(folder, { recursive: true }));

const nothing: FirstBootOptions = {
  sshKey: [],
  passwordStdin: false,
  address: [],
  gateway: [],
  dns: [],
  configDrive: false,
};
const read = (options: Partial<FirstBootOptions>, typed = "") => {
  const stdin = new PassThrough();
  stdin.end(typed);
  return createFirstBoot({ ...nothing, ...options }, { stdin });
};

it("says nothing when nothing is said", async () => {
  expect(await read({})).toBeUndefined();
});

it("reads a user with keys from files and a password from standard input", async () => {
  const sshKey = [join(folder, "key.pub"), "ssh-rsa BBBB it"];
  expect(await read({ user: "ada", sshKey, passwordStdin: true }, "s3cret\n")).toEqual({
    kind: "cloud-init",
    users: [
      {
        name: "ada",
        sudo: true,
        shell: "/bin/bash",
        password: "s3cret",
        sshAuthorizedKeys: ["ssh-ed25519 AAAA ada", "ssh-rsa BBBB it"],
      },
    ],
    sshPasswordLogin: true,
  });
});

it("lets the image's own user in when none is named", async () => {
  expect(await read({ sshKey: ["ssh-rsa BBBB it"] })).toEqual({
    kind: "cloud-init",
    defaultUser: { sshAuthorizedKeys: ["ssh-rsa BBBB it"] },
  });
});

it("reads a fixed address, and more for cloud-init", async () => {
  const told = await read({
    hostname: "web-1",
    address: ["192.0.2.10/24"],
    gateway: ["192.0.2.1"],
    dns: ["192.0.2.53"],
    userData: join(folder, "user-data"),
    configDrive: true,
  });
  expect(told).toEqual({
    kind: "cloud-init",
    hostname: "web-1",
    datasource: "configdrive",
    network: {
      kind: "v2",
      ethernets: [{ name: "eth0", addresses: ["192.0.2.10/24"], gateways: ["192.0.2.1"], nameservers: ["192.0.2.53"] }],
    },
    raw: { userData: "#cloud-config\n{}\n" },
  });
});

it("reads Ignition in cloud-init's place", async () => {
  expect(await read({ ignition: join(folder, "user-data"), sshKey: ["ssh-rsa BBBB it"] })).toEqual({
    kind: "ignition",
    raw: "#cloud-config\n{}\n",
    users: [{ name: "core", sshAuthorizedKeys: ["ssh-rsa BBBB it"] }],
  });
});

it.each<[Partial<FirstBootOptions>, string]>([
  [{ passwordStdin: true, passwordFile: "x" }, "--password-stdin and --password-file exclude each other."],
  [{ gateway: ["192.0.2.1"] }, "--gateway and --dns need --address: DHCP tells them otherwise."],
  [{ ignition: "x", userData: "y" }, "--ignition and --user-data exclude each other."],
  [{ sshKey: ["/nope/key"] }, "--ssh-key: '/nope/key' cannot be read: it does not exist."],
])("refuses %j", async (options, message) => {
  await expect(read(options)).rejects.toThrow(message);
});

it("gives an installer the same user, and says which option needs --unattended", () => {
  const login = { password: "s3cret", keys: ["ssh-rsa BBBB it"] };
  expect(createUnattended({ unattended: true, profile: "jeos", locale: "de_DE", user: "ada" }, login)).toEqual({
    profile: "jeos",
    parameters: { language: "de_DE", userLogin: "ada", userPassword: "s3cret", sshKeys: ["ssh-rsa BBBB it"] },
  });
  expect(createUnattended({ unattended: true }, login)?.parameters).toMatchObject({ adminPassword: "s3cret" });
  expect(() => createUnattended({ unattended: false, productKey: "X" }, login)).toThrow(
    "--product-key needs --unattended.",
  );
});

it("reads what becomes of a clone's disks", () => {
  expect(cloneDisks([])).toBeUndefined();
  expect(cloneDisks(["vda=link", "vdb=skip"])).toEqual({ vda: "link", vdb: "skip" });
  expect(() => cloneDisks(["vdb"])).toThrow(
    "--disk 'vdb' is not of the form TARGET=copy|link|share|skip, as 'vdb=skip'.",
  );
});
