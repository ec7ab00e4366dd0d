import type { OperatingSystem } from "@hob/osinfo";
import type { Answers } from "../answers.ts";

/** Answers for tests of writers: an engineer called Ada on a disk called vda, all else plain. */
export const answersOf = (os: Partial<OperatingSystem>, more: Partial<Answers> = {}): Answers => ({
  os: { shortId: "test", name: "Test", version: "1", distro: null, family: "linux", ...os } as OperatingSystem,
  arch: "x86_64",
  firmware: "bios",
  profile: "jeos",
  injection: "initrd",
  tree: null,
  variants: [],
  languages: [],
  timezone: "Europe/Berlin",
  language: "de_CH",
  keyboard: { layout: "ch", variant: null },
  keyboardLocale: "de_CH",
  hostname: "engine",
  domain: null,
  adminPassword: "root-pa55word",
  user: { login: "ada", password: "ada-pa55word", realname: "Ada O'Lovelace", autologin: false, administrator: true },
  sshKeys: [],
  hasTpm: false,
  virtioWin: false,
  targetDisk: "/dev/vda",
  scriptDisk: null,
  storageDrivers: null,
  given: {},
  hash: (password) => `hash(${password.length})`,
  ...more,
});
