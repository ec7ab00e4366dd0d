import { serialiseXml, type XmlElement } from "@hob/xml";
import type { Answers } from "../answers.ts";
import { type AnswerWriter, missingOnLinux, passwordsOf, versionOf, webAddress } from "./answer-writer.ts";
import { autologinCommands } from "./shell.ts";
import { xml } from "./xml-element.ts";

/**
 * Answers of YaST, the installer of SUSE Linux Enterprise 12 and 15 and of openSUSE Leap 15.
 *
 * @source SUSE, "AutoYaST Guide"
 */
export const autoyast: AnswerWriter = {
  format: "autoyast",
  writes: (os) =>
    (["sle", "sles", "sled"].includes(os.distro ?? "") && versionOf(os) >= 12) ||
    (os.distro === "opensuse" && versionOf(os) >= 15 && versionOf(os) < 16),
  profiles: ["jeos", "desktop"],
  injectionMethods: ["initrd", "cdrom", "disk", "web"],
  findsByItself: ["cdrom", "disk"],
  volumeId: "OEMDRV",
  missing: missingOnLinux,
  write(answers) {
    const keymap = keymaps[answers.keyboard.layout];
    const isFound = autoyast.findsByItself.includes(answers.injection) && answers.tree === null;
    const place = { initrd: "file:///", web: `${webAddress}/` }[answers.injection as string] ?? "label://OEMDRV/";
    const repository = answers.given.installationUrl ?? answers.tree;
    return {
      files: [
        {
          name: "autoinst.xml",
          text: `<?xml version="1.0"?>\n${serialiseXml(profileOf(answers, keymap ?? "english-us"), { pretty: true }).trimEnd()}\n`,
          secrets: [...passwordsOf(answers), ...(answers.given.regPassword === undefined ? [] : ["reg-password"])],
        },
      ],
      kernelArguments: isFound
        ? []
        : [`autoyast=${place}autoinst.xml`, ...(repository === null ? [] : [`install=${repository}`])],
      hashesPasswords: true,
      warnings: keymap === undefined ? [`YaST has no keyboard '${answers.keyboard.layout}'; 'us' is used.`] : [],
    };
  },
};

/** YaST's names of keyboards by X's. @source YaST, `keyboard_raw.ycp` */
const keymaps: Readonly<Record<string, string>> = {
  be: "belgian",
  br: "portugese-br",
  ch: "german-ch",
  cz: "czech",
  de: "german",
  dk: "danish",
  ee: "estonian",
  es: "spanish",
  fi: "finnish",
  fr: "french",
  gb: "english-uk",
  gr: "greek",
  hr: "croatian",
  hu: "hungarian",
  is: "icelandic",
  it: "italian",
  jp: "japanese",
  kr: "korean",
  lt: "lithuanian",
  nl: "dutch",
  no: "norwegian",
  pl: "polish",
  pt: "portugese",
  ro: "romanian",
  ru: "russian",
  se: "swedish",
  si: "slovene",
  sk: "slovak",
  tr: "turkish",
  ua: "ukrainian",
  us: "english-us",
};

const on = (name: string, value: boolean): XmlElement => xml(name, { "config:type": "boolean" }, String(value));
const list = (name: string, ...items: readonly XmlElement[]): XmlElement => xml(name, { "config:type": "list" }, items);
const leaf = (name: string, text: string): XmlElement => xml(name, {}, text);

function profileOf(answers: Answers, keymap: string): XmlElement {
  const { language, timezone, targetDisk, given } = answers;
  return xml(
    "profile",
    { xmlns: "http://www.suse.com/1.0/yast2ns", "xmlns:config": "http://www.suse.com/1.0/configns" },
    xml(
      "general",
      {},
      xml("mode", {}, on("confirm", false), on("final_reboot", true), on("second_stage", false)),
      given.allowUnsigned === true &&
        xml(
          "signature-handling",
          {},
          on("accept_unsigned_file", true),
          on("accept_unknown_gpg_key", true),
          on("accept_file_without_checksum", true),
        ),
    ),
    registration(answers),
    xml("language", {}, leaf("language", language)),
    xml("timezone", {}, leaf("hwclock", "UTC"), leaf("timezone", timezone)),
    xml("keyboard", {}, leaf("keymap", keymap)),
    network(answers),
    list("partitioning", xml("drive", {}, leaf("device", targetDisk), on("initialize", true), leaf("use", "all"))),
    software(answers),
    xml(
      "services-manager",
      {},
      leaf("default_target", answers.profile === "desktop" ? "graphical" : "multi-user"),
      xml("services", {}, list("enable", leaf("service", "sshd"))),
    ),
    xml("firewall", {}, on("enable_firewall", true), on("start_firewall", true)),
    users(answers),
    scripts(answers),
  );
}

/** The modules of SUSE Linux Enterprise 15, which its own product is nothing without. */
function modulesOf({ os, profile }: Answers): { readonly name: string; readonly directory: string }[] {
  if (os.distro === "opensuse" || versionOf(os) < 15) return [];
  return [
    { name: "sle-module-basesystem", directory: "/Module-Basesystem" },
    profile === "desktop"
      ? { name: "sle-module-desktop-applications", directory: "/Module-Desktop-Applications" }
      : { name: "sle-module-server-applications", directory: "/Module-Server-Applications" },
  ];
}

/** Modules come from the maker's servers once the system is registered, else from the medium or tree that has them all. */
function registration(answers: Answers): readonly XmlElement[] {
  const { given, os, arch, tree } = answers;
  if (os.distro === "opensuse") return [];
  const modules = modulesOf(answers);
  if (given.regPassword === undefined) {
    const products = modules.map(({ name, directory }) =>
      xml(
        "listentry",
        {},
        leaf("media_url", given.installationUrl ?? tree ?? "dvd:///"),
        leaf("product", name),
        leaf("product_dir", directory),
      ),
    );
    return [
      xml("suse_register", {}, on("do_registration", false)),
      ...(products.length > 0 ? [xml("add-on", {}, list("add_on_products", ...products))] : []),
    ];
  }
  const addons = modules.map(({ name }) =>
    xml("addon", {}, leaf("name", name), leaf("version", os.version ?? ""), leaf("arch", arch)),
  );
  return [
    xml(
      "suse_register",
      {},
      on("do_registration", true),
      given.regLogin === undefined ? null : leaf("email", given.regLogin),
      leaf("reg_code", given.regPassword),
      on("install_updates", true),
      addons.length > 0 && list("addons", ...addons),
    ),
  ];
}

const network = ({ hostname, domain }: Answers): XmlElement =>
  xml(
    "networking",
    {},
    xml(
      "dns",
      {},
      on("dhcp_hostname", false),
      leaf("hostname", hostname),
      domain === null ? null : leaf("domain", domain),
    ),
    list(
      "interfaces",
      xml("interface", {}, leaf("bootproto", "dhcp"), leaf("device", "eth0"), leaf("startmode", "auto")),
    ),
  );

function software({ os, profile, given }: Answers): XmlElement {
  const product = { opensuse: "Leap", sled: "SLED" }[os.distro ?? ""] ?? "SLES";
  const patterns = profile === "desktop" ? ["base", "x11", "gnome_basic"] : ["base"];
  const packages = given.packages ?? ["openssh", "qemu-guest-agent"];
  return xml(
    "software",
    {},
    list("products", leaf("product", product)),
    list("patterns", ...patterns.map((pattern) => leaf("pattern", pattern))),
    packages.length > 0 && list("packages", ...packages.map((name) => leaf("package", name))),
  );
}

function users({ adminPassword, user, sshKeys, hash }: Answers): XmlElement {
  const keys = sshKeys.length > 0 && list("authorized_keys", ...sshKeys.map((key) => leaf("listentry", key)));
  const account = (name: string, secret: string | null, ...more: readonly (XmlElement | null | false)[]): XmlElement =>
    xml(
      "user",
      {},
      leaf("username", name),
      leaf("user_password", secret === null ? "!" : hash(secret)),
      on("encrypted", true),
      more,
    );
  return list(
    "users",
    account("root", adminPassword, !user && keys),
    ...(user
      ? [
          account(
            user.login,
            user.password,
            leaf("fullname", user.realname),
            user.administrator && leaf("groups", "wheel"),
            keys,
          ),
        ]
      : []),
  );
}

/** Commands in the new system, before it starts for the first time. */
function scripts(answers: Answers): XmlElement | null {
  const { user, profile } = answers;
  const commands = [
    // SUSE's sudo asks for root's password, also of those who may administer.
    ...(user?.administrator
      ? [
          "printf 'Defaults:%%wheel !targetpw\\n%%wheel ALL=(ALL) ALL\\n' > /etc/sudoers.d/wheel",
          "chmod 440 /etc/sudoers.d/wheel",
        ]
      : []),
    ...(user?.autologin && profile === "desktop"
      ? [
          `sed -i 's/^DISPLAYMANAGER_AUTOLOGIN=.*/DISPLAYMANAGER_AUTOLOGIN="${user.login}"/' /etc/sysconfig/displaymanager`,
        ]
      : autologinCommands(answers, "")),
  ];
  if (commands.length === 0) return null;
  const script = xml(
    "script",
    {},
    on("chrooted", true),
    leaf("filename", "hob.sh"),
    leaf("source", ["#!/bin/sh", "set -e", ...commands].join("\n")),
  );
  return xml("scripts", {}, list("chroot-scripts", script));
}
