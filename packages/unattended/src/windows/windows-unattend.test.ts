import { parseXml, type XmlElement } from "@hob/xml";
import { expect, it } from "vitest";
import { answersOf } from "../testing/answers-of.ts";
import { windowsTimezone } from "./windows-timezone.ts";
import { windowsUnattend } from "./windows-unattend.ts";

const win10 = { family: "winnt", distro: "win", shortId: "win10", version: "10.0" };
const win11 = { ...win10, shortId: "win11", version: "11.0" };
const server = { ...win10, shortId: "win2k22" };

const written = (...answers: Parameters<typeof answersOf>) => windowsUnattend.write(answersOf(...answers));

const rootOf = (...answers: Parameters<typeof answersOf>): XmlElement =>
  parseXml(written(...answers).files[0]?.text ?? "").root;

/** The texts of all elements of a name, in document order. */
const texts = (element: XmlElement, name: string): string[] =>
  element.elements().flatMap((child) => [...(child.name === name ? [child.text] : []), ...texts(child, name)]);

it("divides the disk for EFI, with Windows on the third partition", () => {
  const root = rootOf(win10, { firmware: "efi" });
  expect(texts(root, "Type")).toEqual(["EFI", "MSR", "Primary"]);
  expect(texts(root, "Format")).toEqual(["FAT32", "NTFS"]);
  expect(texts(root, "Active")).toEqual([]);
  expect(texts(root, "PartitionID")).toEqual(["1", "2", "3", "3"]);
});

it("divides the disk for BIOS, with an active partition before Windows", () => {
  const root = rootOf(win10);
  expect(texts(root, "Type")).toEqual(["Primary", "Primary"]);
  expect(texts(root, "Active")).toEqual(["true"]);
  expect(texts(root, "PartitionID")).toEqual(["1", "2", "2"]);
});

it("hides passwords from a glance as Windows wants it", () => {
  const text = written(win10).files[0]?.text ?? "";
  expect(text).not.toContain("pa55word");
  const values = texts(rootOf(win10), "Value").map((value) => Buffer.from(value, "base64").toString("utf16le"));
  expect(values).toEqual(["root-pa55wordAdministratorPassword", "ada-pa55wordPassword"]);
  expect(new Set(texts(rootOf(win10), "PlainText"))).toEqual(new Set(["false"]));
});

it("chooses an edition by its name, its number, or its key", () => {
  const by = (given: Parameters<typeof answersOf>[1]) => texts(rootOf(win10, given), "Key");
  expect(by({ given: { edition: "Windows 10 Pro" } })).toEqual(["/IMAGE/NAME"]);
  expect(by({ given: { edition: "6" } })).toEqual(["/IMAGE/INDEX"]);
  expect(by({ given: { productKey: "A-B" } })).toEqual(["A-B"]);
});

it("asks for what it cannot guess, by name", () => {
  const os = (more: object) => answersOf(more).os;
  expect(windowsUnattend.missing({}, "jeos", os(server))).toEqual(["adminPassword", "edition"]);
  expect(windowsUnattend.missing({ adminPassword: "x", edition: "2" }, "jeos", os(server))).toEqual([]);
  expect(windowsUnattend.missing({ userLogin: "a", productKey: "k" }, "jeos", os(win11))).toEqual(["userPassword"]);
});

it("lets Windows 11 install without a TPM, and says so; not where there is one", () => {
  const without = written(win11);
  expect(without.files[0]?.text).toContain("BypassTPMCheck");
  expect(without.warnings).toHaveLength(1);
  const withOne = written(win11, { firmware: "efi", hasTpm: true });
  expect(withOne.files[0]?.text).not.toContain("BypassTPMCheck");
  expect(withOne.warnings).toEqual([]);
  expect(written(win10).files[0]?.text).not.toContain("Bypass");
});

it("installs virtio-win's drivers before the system, and its tools with it", () => {
  const root = rootOf(server, { virtioWin: true });
  const paths = texts(root, "Path");
  expect(paths).toContain("F:\\viostor\\2k22\\amd64");
  expect(paths).toContain("E:\\NetKVM\\2k22\\amd64");
  expect(paths.at(-1)).toBe(
    'cmd /c "for %d in (D E F G) do if exist %d:\\guest-agent\\qemu-ga-x86_64.msi msiexec /i %d:\\guest-agent\\qemu-ga-x86_64.msi /qn /norestart"',
  );
  expect(texts(rootOf(server), "Path")).toEqual([]);
});

it("speaks a language that the medium has, and writes as the user does", () => {
  const root = rootOf(win10, { languages: ["en_US"] });
  expect(texts(root, "UILanguage")).toEqual(["en-US", "en-US", "en-US"]);
  expect(texts(root, "UserLocale")).toEqual(["de-CH", "de-CH"]);
});

it("names the keyboard by a locale, and says so where there is none", () => {
  expect(texts(rootOf(win10, { keyboardLocale: "fr_CH" }), "InputLocale")).toEqual(["fr-CH", "fr-CH"]);
  const without = written(win10, { keyboardLocale: null, keyboard: { layout: "dvorak", variant: null } });
  expect(without.warnings).toEqual(["Windows has no name for the keyboard 'dvorak' here; the language's is used."]);
});

it("cuts a host name to what Windows takes, and names the zone as Windows does", () => {
  const answers = written(win10, { hostname: "a-very-long-host-name", timezone: "Asia/Pyongyang" });
  expect(answers.files[0]?.text).toContain("<ComputerName>a-very-long-hos</ComputerName>");
  expect(answers.files[0]?.text).toContain("<TimeZone>UTC</TimeZone>");
  expect(answers.warnings).toHaveLength(2);
  expect(windowsTimezone("Europe/Berlin")).toBe("W. Europe Standard Time");
});

it("makes a user who may not administer", () => {
  const user = { login: "ada", password: "x", realname: "Ada", autologin: true, administrator: false };
  const root = rootOf(win10, { user });
  expect(texts(root, "Group")).toEqual(["Users"]);
  expect(texts(root, "Username")).toEqual(["ada"]);
});
