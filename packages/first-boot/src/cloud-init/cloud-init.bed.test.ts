import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cloudInitModules, run } from "@hob/beds";
import fc from "fast-check";
import { expect, it } from "vitest";
import { cloudConfigKeys } from "../check/cloud-config-keys.ts";
import { wrongKind } from "../check/cloud-config-kinds.ts";
import { networkConfig } from "../network/network-config.ts";
import { networkData } from "../network/network-data.ts";
import { seedIso } from "../seed-iso.ts";
import { askCloudInit } from "../testing/ask-cloud-init.ts";
import { fullIntent, fullNetwork, publicKey } from "../testing/sample-intents.ts";
import { yamlText } from "../yaml-text.ts";
import { cloudConfig } from "./cloud-config.ts";
import { cloudInitFiles } from "./cloud-init-files.ts";
import type { CloudInit } from "./cloud-init.ts";
import { seedLabel } from "./seed-label.ts";

const textOf = (intent: CloudInit, path: string): string =>
  Buffer.from(cloudInitFiles(intent).find((file) => file.path === path)!.bytes).toString();

/** A seed as its reader sees it: the medium's files in a folder. */
async function onMedium<Result>(intent: CloudInit, use: (folder: string) => Promise<Result>): Promise<Result> {
  const directory = await mkdtemp(join(tmpdir(), "hob-seed-"));
  try {
    const image = join(directory, "seed.iso");
    await writeFile(image, seedIso(cloudInitFiles(intent), seedLabel(intent)));
    const folder = join(directory, "content");
    await run("xorriso", ["-osirrox", "on", "-indev", image, "-extract", "/", folder]);
    return await use(folder);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

it("writes what cloud-init's own schema has nothing against, deprecations included", async () => {
  const bare: CloudInit = { kind: "cloud-init" };
  const intents: CloudInit[] = [
    bare,
    fullIntent,
    { ...bare, growRoot: false, powerState: { mode: "poweroff" }, swap: { size: 2 ** 30 } },
    { ...bare, defaultUser: { sshAuthorizedKeys: [publicKey] } },
    { ...bare, root: { sshAuthorizedKeys: [publicKey] } },
  ];
  const problems = await askCloudInit(...intents.map((intent) => ["problems", cloudConfig(intent)] as const));
  expect(problems).toEqual(intents.map(() => []));
});

it("passes `cloud-init schema`, the program", async () => {
  const directory = await mkdtemp(join(tmpdir(), "hob-schema-"));
  try {
    const path = join(directory, "user-data");
    await writeFile(path, textOf(fullIntent, "user-data"));
    const program = ["-m", "cloudinit.cmd.main", "schema", "--config-file", path];
    const words = await run("python3", program, {
      env: { PYTHONPATH: await cloudInitModules(), PYTHONDONTWRITEBYTECODE: "1" },
    });
    expect(words).toContain("Valid cloud-config");
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});

it("is read by cloud-init as it was meant: users, their keys, and no key that becomes root's", async () => {
  const [users, read] = await askCloudInit(
    ["users", cloudConfig(fullIntent)],
    ["yaml", textOf(fullIntent, "user-data")],
  );
  expect(Object.keys(users).sort()).toEqual(["ada", "backup", "joe", "root"]);
  expect(users.ada).toMatchObject({ gecos: "Ada Löve, yes: 'no'", groups: "sudo,adm", lock_passwd: false, uid: 1500 });
  expect(users.backup).toMatchObject({ lock_passwd: true, system: true });
  expect(users.joe).toMatchObject({ default: true, ssh_authorized_keys: [publicKey] });
  expect(read).not.toHaveProperty("ssh_authorized_keys");
  expect(read.password).toMatch(/^\$6\$/);
  expect(read.write_files[0]).toEqual({
    path: "/etc/answer",
    content: "yes\n0644\n",
    owner: "root:adm",
    permissions: "0600",
    append: true,
  });
  expect(read.runcmd.at(-1)).toEqual(["touch", "/etc/cloud/cloud-init.disabled"]);
});

it("says every text so that YAML 1.1 reads the same text", async () => {
  const words = [
    "yes",
    "off",
    "~",
    "null",
    "0644",
    "1_000",
    "52:54:00:12:34:56",
    "12:30",
    "0x1f",
    "1e3",
    ".inf",
    "=",
    "<<",
  ];
  const strings = [
    ...words,
    "",
    " a ",
    "a: b",
    "# c",
    "- d",
    "\u0085\u2028",
    "\ttab\n",
    "'\"",
    "𝄞",
    "a\n\nb\n",
    "a\n\n",
    "a\n b\n\tc",
    "\n",
    "a\u007f\u0001\u0085\ufeffb",
    "2026-11-20",
    "%a",
    "@b",
  ];

  const random = fc.sample(fc.string({ unit: "grapheme", maxLength: 40 }), { numRuns: 300, seed: 4 });
  const all = [...strings, ...random];
  const value = {
    list: all,
    nested: [[all, { of: all }], [], {}],
    keys: Object.fromEntries(all.map((text) => [text, text])),
  };
  const [read] = await askCloudInit(["yaml", yamlText(value)]);
  expect(read).toEqual(value);
});

it.each(["replace", "append"] as const)("merges the user's own cloud-config as told: %s", async (userDataMerge) => {
  const userData = "#cloud-config\nhostname: ünser\npackages: [mc]\nntp: {enabled: true, pools: [p.example]}\n";
  const intent: CloudInit = { ...fullIntent, raw: { userData, userDataMerge } };
  const [read] = await askCloudInit(["merged", textOf(intent, "user-data")]);
  expect(read.config.hostname).toBe("ünser");
  expect(read.config.timezone).toBe("Europe/Berlin");
  const isAppended = userDataMerge === "append";
  expect(read.config.packages).toEqual(isAppended ? ["vim", "git", "mc"] : ["mc"]);
  expect(read.config.ntp.servers).toEqual(isAppended ? ["192.0.2.123"] : undefined);
  expect(read.others).toEqual([
    { type: "text/x-shellscript", text: expect.stringContaining("touch /etc/cloud/cloud-init.disabled") },
  ]);
});

it("puts a script, a boot hook and MIME of the user's own beside the settings", async () => {
  const mime =
    'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/x-shellscript\n\n#!/bin/sh\nid\n--x--\n';
  const raws = ["#!/bin/sh\necho ö\n", "#cloud-boothook\n#!/bin/sh\nid\n", mime];
  const read = await askCloudInit(
    ...raws.map(
      (userData) =>
        ["merged", textOf({ kind: "cloud-init", hostname: "web", raw: { userData } }, "user-data")] as const,
    ),
  );
  expect(read.map(({ config }) => config)).toEqual(raws.map(() => ({ hostname: "web" })));
  expect(read.map(({ others }) => others.map(({ type, text }: any) => [type, text.trim()]))).toEqual([
    [["text/x-shellscript", raws[0]!.trim()]],
    [["text/cloud-boothook", raws[1]!.trim()]],
    [["text/x-shellscript", "#!/bin/sh\nid"]],
  ]);
});

it("is found by the readers of both media", async () => {
  const vendorData = "#cloud-config\npackages: [qemu-guest-agent]\n";
  const raw = { vendorData, metaData: "instance-id: mine\nrack: 7\n" };
  const noCloud: CloudInit = { ...fullIntent, network: fullNetwork, raw };
  const configDrive: CloudInit = {
    ...fullIntent,
    network: fullNetwork,
    datasource: "configdrive",
    raw: { vendorData },
  };
  const [seen] = await onMedium(noCloud, (folder) => askCloudInit(["no_cloud", folder]));
  expect(seen.metadata).toEqual({ "instance-id": "mine", "local-hostname": "web.example.org", rack: 7 });
  expect(seen.userdata).toMatch(/^#cloud-config\n/);
  expect(seen.vendordata).toBe(vendorData);
  expect(seen.network).toEqual(JSON.parse(JSON.stringify(networkConfig(fullNetwork))));
  const [drive] = await onMedium(configDrive, (folder) => askCloudInit(["config_drive", folder]));
  expect(drive.metadata).toMatchObject({ "instance-id": fullIntent.instanceId, "local-hostname": "web.example.org" });
  expect(drive.userdata).toMatch(/^#cloud-config\n/);
  expect(drive.vendordata).toEqual({ "cloud-init": vendorData });
  expect(drive.network).toEqual(JSON.parse(JSON.stringify(networkData(fullNetwork))));
});

it("knows every key at the top that cloud-init's schema has", async () => {
  const [keys] = await askCloudInit(["keys", null]);
  expect(keys.length).toBeGreaterThan(80);
  expect(keys.filter((key: string) => !cloudConfigKeys.includes(key))).toEqual([]);
});

it("warns of the values that cloud-init's schema refuses, and of none that it takes", async () => {
  const values = { "a list": ["a"], "a mapping": {}, "true or false": true };
  const [keys] = await askCloudInit(["keys", null]);
  const warned = keys.flatMap((key: string) =>
    Object.values(values).map((value) => ({ key, value, wrong: wrongKind(key, value) })),
  );
  const problems = await askCloudInit(...warned.map(({ key, value }: any) => ["problems", { [key]: value }] as const));
  const missed = warned.filter(({ wrong }: any, index: number) => wrong !== null && problems[index].length === 0);
  expect(missed).toEqual([]);
  expect(warned.filter(({ wrong }: any) => wrong !== null).length).toBeGreaterThan(100);
});
