import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type InjectionMethod, type InstallScript, loadOsinfo } from "@hob/osinfo";
import { expect, it } from "vitest";
import { generateCommandLine, generateScript, type ScriptInput } from "./generate-script.ts";

const database = await loadOsinfo({ directories: ["/usr/share/osinfo"] });

interface Case {
  readonly os: string;
  readonly script: string;
  readonly config: Readonly<Record<string, string>>;
  readonly injection: InjectionMethod;
  readonly source: "media" | "network";
  readonly media: readonly string[] | null;
}

/** From nothing at all to every parameter, with what is special in XML, in a shell, and beyond ASCII. */
const configs: Record<string, string>[] = [
  {},
  {
    "user-login": "",
    "user-password": "",
    "admin-password": "",
    hostname: "",
    "l10n-language": "C",
    "l10n-keyboard": "C",
  },
  {
    "user-login": "ada",
    "user-password": "secret",
    "user-realname": "Ada Lovelace",
    "admin-password": 'root\'s <p&w> "x"',
    hostname: "engine",
    "l10n-language": "de_DE",
    "l10n-keyboard": "de_CH",
    "l10n-timezone": "Europe/Berlin",
    "hardware-arch": "x86_64",
    "reg-product-key": "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE",
  },
  {
    "user-login": "zoe",
    "user-password": "a;b|c\\d",
    "user-realname": "Zoë Ångström 日本",
    "user-autologin": "true",
    "user-admin": "false",
    "admin-password": "  blanks\tand tab ",
    hostname: "h-1",
    domain: "example.org",
    "l10n-language": "en_GB",
    "l10n-keyboard": "nowhere",
    "l10n-timezone": "UTC",
    "target-disk": "/dev/sdq",
    "script-disk": "/dev/sdr",
    "avatar-disk": "/dev/sds",
    "avatar-location": "/face.png",
    "pre-install-drivers-disk": "F",
    "pre-install-drivers-location": "\\viostor",
    "post-install-drivers-disk": "G",
    "post-install-drivers-location": "\\w7",
    "driver-signing": "false",
    "hardware-arch": "i386",
    "installation-url": "http://mirror.example.org/BaseOS/x?a=1&b=2",
    "reg-login": "who@example.org",
    "reg-password": "pw",
    "reg-product-key": "FFFFF-GGGGG-HHHHH-IIIII-JJJJJ",
  },
];

const variants = [null, [], ["professional"], ["server", "netinst"]];

/** All that the files hold, whether a system names it or not. */
const scriptIds = (): string[] =>
  globSync("/usr/share/osinfo/install-script/**/*.xml").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/<install-script id="([^"]*)"/g)].map(([, id]) => id as string),
  );

function cases(): Case[] {
  let turn = 0;
  return database.all().flatMap((os) =>
    database.scriptsFor(os).flatMap((script) =>
      configs.map((config) => {
        turn += 1;
        return {
          os: os.id,
          script: script.id,
          config,
          injection: script.injectionMethods[turn % script.injectionMethods.length] as InjectionMethod,
          source: turn % 3 === 0 ? ("network" as const) : ("media" as const),
          media: variants[turn % variants.length] as readonly string[] | null,
        };
      }),
    ),
  );
}

it("fills every install script for every system as libosinfo does, byte by byte", { timeout: 600_000 }, () => {
  const asked = cases();
  const { stdout, stderr, status } = spawnSync(
    "/usr/bin/python3",
    [fileURLToPath(new URL("../testing/libosinfo.py", import.meta.url))],
    {
      input: asked.map((one) => JSON.stringify(one)).join("\n"),
      encoding: "utf8",
      maxBuffer: 1 << 30,
    },
  );
  expect(status, stderr).toBe(0);
  const answers = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { file: string; commandLine: string; name: string; written: string });
  expect(answers.length).toBe(asked.length);
  expect(new Set(asked.map(({ os }) => os)).size).toBe(166);
  expect(new Set(asked.map(({ script }) => script))).toEqual(new Set(scriptIds()));
  let commandLines = 0;
  for (const [index, one] of asked.entries()) {
    const script = database.script(one.script) as InstallScript;
    const input: ScriptInput = {
      script,
      os: database.get(one.os),
      config: one.config,
      datamap: database.datamap,
      injection: one.injection,
      source: one.source,
      ...(one.media ? { mediaVariants: one.media } : {}),
    };
    const answer = answers[index] as (typeof answers)[number];
    const which = `${one.os} ${one.script} ${index}`;
    expect(generateScript(input), which).toBe(answer.file);
    expect([script.expectedFilename, answer.file], which).toEqual([answer.name, answer.written]);
    // Without a template for it, XSLT's built-in rules write all that is known, passwords included.
    if (!script.template.includes('match="/command-line"')) continue;
    commandLines += 1;
    expect(generateCommandLine(input), which).toBe(answer.commandLine);
  }
  expect(commandLines).toBeGreaterThan(500);
});

it("has no kernel arguments for a script that knows none, and does not write passwords there", () => {
  const script = database.script("http://microsoft.com/windows/sif/desktop") as InstallScript;
  const os = database.get("winxp");
  expect(generateCommandLine({ script, os, config: { "admin-password": "secret" }, datamap: database.datamap })).toBe(
    "",
  );
});
