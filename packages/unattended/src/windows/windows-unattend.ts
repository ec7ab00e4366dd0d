import type { OperatingSystem } from "@hob/osinfo";
import { serialiseXml, type XmlElement } from "@hob/xml";
import type { Answers } from "../answers.ts";
import { type VirtioWin, virtioWinFor } from "../drivers/virtio-win.ts";
import type { UnattendedParameters } from "../parameters/unattended-parameters.ts";
import { type AnswerWriter, passwordsOf, versionOf } from "../writers/answer-writer.ts";
import { xml } from "../writers/xml-element.ts";
import { diskConfiguration, systemPartition } from "./windows-disk.ts";
import { isWindowsServer, windowsArch } from "./windows-edition.ts";
import { windowsTimezone } from "./windows-timezone.ts";

/** Drive letters under which an image may appear: after the disk's, in the order the machine has its drives. */
const letters = ["D", "E", "F", "G"] as const;

/**
 * The answer file of Windows 7, Server 2008 R2 and later, for BIOS and EFI.
 *
 * @source Microsoft, "Unattended Windows Setup Reference"
 */
export const windowsUnattend: AnswerWriter = {
  format: "windows-unattend",
  writes: (os) => os.family === "winnt" && versionOf(os) >= 6.1 && versionOf(os) < Number.POSITIVE_INFINITY,
  profiles: ["jeos", "desktop"],
  injectionMethods: ["cdrom", "floppy"],
  findsByItself: ["cdrom", "floppy"],
  volumeId: "UNATTEND",
  missing,
  write(answers) {
    const { given, timezone, hostname } = answers;
    return {
      files: [
        {
          name: "autounattend.xml",
          text: `<?xml version="1.0" encoding="utf-8"?>\n${serialiseXml(unattend(answers), { pretty: true }).trimEnd()}\n`,
          secrets: [...passwordsOf(answers), ...(given.productKey === undefined ? [] : ["reg-product-key"])],
        },
      ],
      kernelArguments: [],
      hashesPasswords: false,
      warnings: [
        ...(windowsTimezone(timezone) === null
          ? [`Windows has no name for the time zone '${timezone}' here; 'UTC' is used.`]
          : []),
        ...(computerName(hostname) === hostname
          ? []
          : [`The host name '${hostname}' is cut to '${computerName(hostname)}': Windows takes 15 characters.`]),
        ...(answers.keyboardLocale === null
          ? [`Windows has no name for the keyboard '${answers.keyboard.layout}' here; the language's is used.`]
          : []),
        ...(asksForTpm(answers)
          ? ["Windows 11 asks for EFI with secure boot and a TPM 2.0; the answers let it install without."]
          : []),
      ],
    };
  },
};

function missing(given: UnattendedParameters, profile: string, os: OperatingSystem): (keyof UnattendedParameters)[] {
  const people: readonly (keyof UnattendedParameters)[] =
    isWindowsServer(os) && profile !== "desktop" && given.userLogin === undefined
      ? ["adminPassword"]
      : ["userLogin", "userPassword"];
  const names = people.filter((key) => given[key] === undefined);
  // Of several editions one must be chosen: by its key, or by its name.
  return given.productKey === undefined && given.edition === undefined ? [...names, "edition"] : names;
}

const asksForTpm = ({ os, firmware, hasTpm }: Answers): boolean =>
  os.shortId === "win11" && (firmware === "bios" || !hasTpm);

/** A NetBIOS name, which all of Windows still wants to have. */
const computerName = (hostname: string): string => hostname.slice(0, 15).replace(/-+$/, "");

const leaf = (name: string, text: string): XmlElement => xml(name, {}, text);

function unattend(answers: Answers): XmlElement {
  const drivers = answers.virtioWin ? virtioWinFor(answers.os, answers.arch) : null;
  const component = (name: string, ...content: Parameters<typeof xml>[2][]): XmlElement =>
    xml(
      "component",
      {
        name,
        processorArchitecture: windowsArch(answers.arch),
        publicKeyToken: "31bf3856ad364e35",
        language: "neutral",
        versionScope: "nonSxS",
        "xmlns:wcm": "http://schemas.microsoft.com/WMIConfig/2002/State",
      },
      ...content,
    );
  return xml(
    "unattend",
    { xmlns: "urn:schemas-microsoft-com:unattend" },
    xml(
      "settings",
      { pass: "windowsPE" },
      component(
        "Microsoft-Windows-International-Core-WinPE",
        xml("SetupUILanguage", {}, leaf("UILanguage", uiLanguage(answers))),
        international(answers),
      ),
      drivers && component("Microsoft-Windows-PnpCustomizationsWinPE", driverPaths(drivers)),
      component("Microsoft-Windows-Setup", ...setup(answers)),
    ),
    xml(
      "settings",
      { pass: "specialize" },
      component(
        "Microsoft-Windows-Shell-Setup",
        leaf("ComputerName", computerName(answers.hostname)),
        leaf("TimeZone", windowsTimezone(answers.timezone) ?? "UTC"),
        answers.given.productKey !== undefined && leaf("ProductKey", answers.given.productKey),
      ),
      component(
        "Microsoft-Windows-Deployment",
        commands("RunSynchronous", "RunSynchronousCommand", "Path", specialise(answers, drivers)),
      ),
    ),
    xml(
      "settings",
      { pass: "oobeSystem" },
      component("Microsoft-Windows-International-Core", international(answers)),
      component("Microsoft-Windows-Shell-Setup", accounts(answers), autologon(answers), welcome(answers)),
    ),
  );
}

const tag = (locale: string): string => locale.replace(/@.*/, "").replace("_", "-");

/** Menus can only speak a language that the medium has. */
const uiLanguage = ({ language, languages }: Answers): string =>
  tag(languages.includes(language) ? language : (languages[0] ?? language));

const international = (answers: Answers): XmlElement[] => [
  leaf("InputLocale", tag(answers.keyboardLocale ?? answers.language)),
  leaf("SystemLocale", tag(answers.language)),
  leaf("UILanguage", uiLanguage(answers)),
  leaf("UserLocale", tag(answers.language)),
];

const driverPaths = ({ directories }: VirtioWin): XmlElement =>
  xml(
    "DriverPaths",
    {},
    directories
      .flatMap((directory) => letters.map((letter) => `${letter}:\\${directory}`))
      .map((path, index) =>
        xml("PathAndCredentials", { "wcm:action": "add", "wcm:keyValue": String(index + 1) }, leaf("Path", path)),
      ),
  );

/** Commands in order; nothing at all when there are none. */
function commands(list: string, item: string, line: string, lines: readonly string[]): XmlElement | null {
  if (lines.length === 0) return null;
  return xml(
    list,
    {},
    lines.map((text, index) => xml(item, { "wcm:action": "add" }, leaf("Order", String(index + 1)), leaf(line, text))),
  );
}

function setup(answers: Answers): (XmlElement | null)[] {
  const { firmware, given, user } = answers;
  const checks = asksForTpm(answers) ? ["BypassTPMCheck", "BypassSecureBootCheck"] : [];
  const { edition } = given;
  return [
    diskConfiguration(firmware),
    xml(
      "ImageInstall",
      {},
      xml(
        "OSImage",
        {},
        edition !== undefined &&
          xml(
            "InstallFrom",
            {},
            xml(
              "MetaData",
              { "wcm:action": "add" },
              leaf("Key", /^\d+$/.test(edition) ? "/IMAGE/INDEX" : "/IMAGE/NAME"),
              leaf("Value", edition),
            ),
          ),
        xml("InstallTo", {}, leaf("DiskID", "0"), leaf("PartitionID", systemPartition(firmware))),
      ),
    ),
    commands(
      "RunSynchronous",
      "RunSynchronousCommand",
      "Path",
      checks.map((name) => `reg add HKLM\\SYSTEM\\Setup\\LabConfig /v ${name} /t REG_DWORD /d 1 /f`),
    ),
    xml(
      "UserData",
      {},
      leaf("AcceptEula", "true"),
      user && leaf("FullName", user.realname),
      given.productKey !== undefined &&
        xml("ProductKey", {}, leaf("Key", given.productKey), leaf("WillShowUI", "OnError")),
    ),
  ];
}

/** As the system, before anyone logs in. */
function specialise({ os, virtioWin }: Answers, drivers: VirtioWin | null): string[] {
  const tools = virtioWin && drivers?.tools ? [drivers.tools.drivers, drivers.tools.agent] : [];
  return [
    // Else Windows 11 does not go on without a network.
    ...(os.shortId === "win11"
      ? ["reg add HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\OOBE /v BypassNRO /t REG_DWORD /d 1 /f"]
      : []),
    ...tools.map(
      (file) =>
        `cmd /c "for %d in (${letters.join(" ")}) do if exist %d:\\${file} msiexec /i %d:\\${file} /qn /norestart"`,
    ),
  ];
}

/** A password as an answer file hides it, which keeps it from a glance, not from anyone who wants it. */
const hidden = (name: string, password: string, element: string): XmlElement =>
  xml(
    name,
    {},
    leaf("Value", Buffer.from(`${password}${element}`, "utf16le").toString("base64")),
    leaf("PlainText", "false"),
  );

function accounts({ adminPassword, user }: Answers): XmlElement | null {
  if (adminPassword === null && user === null) return null;
  return xml(
    "UserAccounts",
    {},
    adminPassword !== null && hidden("AdministratorPassword", adminPassword, "AdministratorPassword"),
    user &&
      xml(
        "LocalAccounts",
        {},
        xml(
          "LocalAccount",
          { "wcm:action": "add" },
          user.password !== null && hidden("Password", user.password, "Password"),
          leaf("DisplayName", user.realname),
          leaf("Group", user.administrator ? "Administrators" : "Users"),
          leaf("Name", user.login),
        ),
      ),
  );
}

function autologon({ user }: Answers): XmlElement | null {
  if (!user?.autologin || user.password === null) return null;
  return xml(
    "AutoLogon",
    {},
    hidden("Password", user.password, "Password"),
    leaf("Enabled", "true"),
    leaf("Username", user.login),
  );
}

const welcome = ({ os }: Answers): XmlElement =>
  xml(
    "OOBE",
    {},
    leaf("HideEULAPage", "true"),
    versionOf(os) >= 6.2 && [leaf("HideLocalAccountScreen", "true"), leaf("HideOnlineAccountScreens", "true")],
    leaf("HideWirelessSetupInOOBE", "true"),
    versionOf(os) < 10 && leaf("NetworkLocation", "Work"),
    leaf("ProtectYourPC", "3"),
  );
