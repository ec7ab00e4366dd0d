import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { osinfoDirectories } from "./osinfo-directories.ts";

it("stands on the system's, the machine's and the user's directory, the strongest last", () => {
  expect(osinfoDirectories({ HOME: "/home/me" })).toEqual([
    "/usr/share/osinfo",
    "/etc/osinfo",
    "/home/me/.config/osinfo",
  ]);
  expect(osinfoDirectories({ HOME: "/home/me", XDG_CONFIG_HOME: "/c" })[2]).toBe("/c/osinfo");
});

it("honours libosinfo's variables, the former name of the first among them", () => {
  const environment = { OSINFO_SYSTEM_DIR: "/s", OSINFO_LOCAL_DIR: "/l", OSINFO_USER_DIR: "/u", XDG_CONFIG_HOME: "/c" };
  expect(osinfoDirectories(environment)).toEqual(["/s", "/l", "/u"]);
  expect(osinfoDirectories({ ...environment, OSINFO_DATA_DIR: "/d" })[0]).toBe("/d");
});

it("takes the directory's former name where only that exists", async () => {
  const configuration = await mkdtemp(join(tmpdir(), "hob-osinfo-"));
  await mkdir(join(configuration, "libosinfo/db"), { recursive: true });
  expect(osinfoDirectories({ XDG_CONFIG_HOME: configuration })[2]).toBe(join(configuration, "libosinfo/db"));
  await mkdir(join(configuration, "osinfo"));
  expect(osinfoDirectories({ XDG_CONFIG_HOME: configuration })[2]).toBe(join(configuration, "osinfo"));
  await rm(configuration, { recursive: true });
});
