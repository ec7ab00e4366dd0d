import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadOsinfo } from "@hob/osinfo";
import { afterAll, expect, it } from "vitest";
import { carrierImage } from "./carrier/carrier-image.ts";
import { withHashedPasswords, withoutSecrets } from "./parameters/secret-parameters.ts";
import { planUnattended } from "./plan-unattended.ts";
import type { UnattendedInput } from "./unattended-input.ts";
import type { UnattendedPlan } from "./unattended-plan.ts";

const database = await loadOsinfo({ directories: ["/usr/share/osinfo"] });
const directory = mkdtempSync(join(tmpdir(), "hob-unattended-"));
afterAll(() => rmSync(directory, { recursive: true }));

const people = {
  adminPassword: "pa55-of-root",
  userLogin: "ada",
  userPassword: "pa55-of-ada",
  userRealname: "Ada Lovelace",
};
const all = { ...people, productKey: "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE", edition: "1" };

const plan = (id: string, more: Partial<UnattendedInput> = {}): UnattendedPlan =>
  planUnattended({
    os: database.get(id),
    database,
    arch: "x86_64",
    source: { kind: "media" },
    parameters: people,
    salt: "salt",
    ...more,
  });

/** The files of a plan, one after the other. */
const textsOf = ({ files }: UnattendedPlan): string =>
  files.map(({ bytes }) => Buffer.from(bytes).toString("utf8")).join("");

it.each([
  ["debian11", "built-in preseed initrd"],
  ["debian7", "install-script http://debian.org/debian/preseed/jeos initrd"],
  ["ubuntu18.04", "install-script http://ubuntu.com/ubuntu/preseed/jeos initrd"],
  ["ubuntu22.10", "built-in autoinstall cdrom"],
  ["fedora37", "install-script http://fedoraproject.org/fedora/kickstart/jeos initrd"],
  ["rhel9.1", "install-script http://redhat.com/rhel/kickstart/jeos initrd"],
  ["ol8.5", "built-in kickstart initrd"],
  ["ol6.5", "install-script http://redhat.com/rhel/kickstart/jeos initrd"],
  ["opensuse15.4", "install-script http://opensuse.org/opensuse/autoyast/jeos initrd"],
  ["sle15sp4", "built-in autoyast initrd"],
  ["win7", "install-script http://microsoft.com/windows/unattend/jeos cdrom"],
  ["win11", "built-in windows-unattend cdrom"],
  ["win2k22", "built-in windows-unattend cdrom"],
  ["winxp", "install-script http://microsoft.com/windows/sif/jeos floppy"],
])("chooses for %s: %s", (id, expected) => {
  const { generator, injection } = plan(id, {
    parameters: database.get(id).family === "winnt" ? { ...all, edition: "" } : people,
  });
  expect(`${generator.kind} ${generator.id} ${injection.method}`).toBe(expected);
  expect(generator.because).not.toBe("");
});

it("writes the answers itself where the database's script cannot do what is asked for, and says what", () => {
  const because = (parameters: UnattendedInput["parameters"], more: Partial<UnattendedInput> = {}) =>
    plan("fedora37", { parameters: { ...people, ...parameters }, ...more }).generator.because;
  expect(because({ sshKeys: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 a"] })).toBe(
    "the database's script does not take 'ssh-key'",
  );
  expect(because({ userAdministrator: false })).toBe("the database's script does not take 'user-administrator'");
  expect(because({ adminPassword: "it's" })).toBe("the database's script does not quote what 'admin-password' holds");
  expect(because({}, { generator: "built-in" })).toBe("it was asked for");
  expect(plan("win10", { firmware: "efi", parameters: all }).generator.because).toBe(
    "the database's script divides the disk for BIOS only",
  );
});

it("says of a parameter that a script does not take that it has no effect", () => {
  expect(
    plan("opensuse15.4", { generator: "install-script", parameters: { ...people, targetDisk: "/dev/sda" } }).warnings,
  ).toEqual(["'target-disk' has no effect: the script 'http://opensuse.org/opensuse/autoyast/jeos' does not take it."]);
});

it("carries all the scripts of a profile, with the line ends that Windows wants", () => {
  const found = plan("winxp", { profile: "desktop", parameters: all });
  expect(found.files.map(({ name }) => name)).toEqual(
    ["winnt.sif", "windows.reg", "windows.cmd"].toSorted((one) => (one === "winnt.sif" ? -1 : 0)),
  );
  expect(textsOf(found)).toContain("\r\n[Unattended]\r\n");
  expect(found.reboots).toBe(2);
  expect(plan("win7", { parameters: all, generator: "install-script" }).endsOff).toBe(true);
});

it.each([
  [{}, "Unattended installation of 'Fedora Linux 37' needs the parameter 'admin-password'."],
  [
    { profile: "desktop", generator: "built-in" },
    "Unattended installation of 'Fedora Linux 37' needs the parameters 'user-login', 'user-password'.",
  ],
  [
    { profile: "kiosk" },
    "Unattended installation of 'Fedora Linux 37' has no profile 'kiosk'; it has 'jeos', 'desktop'.",
  ],
  [
    { injection: "web", parameters: people },
    "The installer of 'Fedora Linux 37' does not find its answers by 'web'; it does by 'initrd', 'cdrom', 'disk', 'floppy'.",
  ],
  [
    { parameters: { ...people, userLogin: "Root" } },
    "Parameter 'user-login' is 'Root' and must be a login that the system does not use itself, such as 'ada'; up to 32 of a-z, 0-9, '_' and '-', a letter first.",
  ],
])("refuses in one line: %o", (more, message) => {
  expect(() => plan("fedora37", { parameters: {}, ...(more as Partial<UnattendedInput>) })).toThrow(message);
});

it("refuses a system that nothing can install, and a medium that takes no answers", () => {
  expect(() => plan("freebsd13.1")).toThrow(
    "'FreeBSD 13.1' cannot be installed unattended: neither the database nor Hob has answers for its installer.",
  );
  const deaf = database
    .all()
    .filter(({ distro }) => distro !== "ubuntu")
    .flatMap((os) => os.media.filter((media) => !media.takesInstallScript).map((media) => ({ os, media })));
  expect(deaf.length).toBeGreaterThan(5);
  for (const { os, media } of deaf) {
    expect(() => plan(os.shortId, { source: { kind: "media", media } }), media.id).toThrow(
      "cannot be installed unattended",
    );
  }
});

it("holds a product key to the script's format, and never shows it", () => {
  const refused = () => plan("win7", { parameters: { ...all, productKey: "AAAAA" } });
  expect(refused).toThrow("Parameter 'reg-product-key' must be five groups of five letters and digits");
});

it("tells the kernel where a tree is, once, in the system's own words", () => {
  const source = { kind: "tree", url: "http://tree.example.org/os/" } as const;
  expect(plan("fedora37", { source }).kernelArguments).toBe(
    "inst.ks=file:/fedora.ks inst.repo=http://tree.example.org/os/",
  );
  expect(plan("rhel9.1", { source, generator: "built-in" }).kernelArguments).toBe(
    "inst.ks=file:/ks.cfg inst.repo=http://tree.example.org/os/",
  );
  expect(plan("opensuse15.4", { source }).kernelArguments).toBe(
    "autoyast=file:///autoinst.xml install=http://tree.example.org/os/",
  );
});

it("tells the installer the disk that carries the answers, which the database's scripts guess", () => {
  const argumentsBy = (more: Partial<UnattendedInput>) => plan("fedora37", more).kernelArguments;
  expect(argumentsBy({ injection: "cdrom" })).toBe("inst.ks=hd:sr1:/fedora.ks");
  expect(argumentsBy({ injection: "floppy" })).toBe("inst.ks=hd:fd0:/fedora.ks");
  expect(argumentsBy({ injection: "disk", targetBus: "scsi" })).toBe("inst.ks=hd:sdb:/fedora.ks");
  expect(
    plan("fedora37", { injection: "web", webUrl: "http://10.0.2.2/x/", generator: "built-in" }).kernelArguments,
  ).toBe("inst.ks=http://10.0.2.2/x/ks.cfg");
});

it("tells where each value comes from, and no secret", () => {
  const { parameters, secrets } = plan("debian11", { name: "Web Server 1" });
  expect(parameters.find(({ name }) => name === "hostname")).toEqual({
    name: "hostname",
    value: "web-server-1",
    by: "default",
    because: "it is made of the guest's name",
  });
  expect(parameters.find(({ name }) => name === "admin-password")).toMatchObject({ value: null, by: "user" });
  expect(JSON.stringify(parameters)).not.toContain("pa55");
  expect(secrets).toEqual([
    { parameter: "admin-password", where: ["preseed.cfg"], isHashed: true },
    { parameter: "user-password", where: ["preseed.cfg"], isHashed: true },
  ]);
  expect(plan("rhel9.1").secrets[0]).toEqual({ parameter: "admin-password", where: ["rhel.ks"], isHashed: false });
});

it("starts a medium whose kernel is not known by itself, where the installer then finds its answers", () => {
  const source = { kind: "media", startsByItself: true } as const;
  const found = plan("fedora37", { source });
  expect([found.generator.id, found.injection.method, found.injection.volumeId]).toEqual([
    "kickstart",
    "cdrom",
    "OEMDRV",
  ]);
  expect([found.kernelArguments, found.needsKernelBoot]).toEqual(["", false]);
  expect(plan("sle15sp4", { source }).needsKernelBoot).toBe(false);
  expect(plan("win7", { source, parameters: { ...all, edition: "" } }).injection.method).toBe("cdrom");
  for (const id of ["debian11", "ubuntu22.10", "fedora20"]) {
    expect(() => plan(id, { source }), id).toThrow("this medium's kernel and initrd are not known");
  }
});

it("refuses what would break out of a script that does not quote, where there is nothing better", () => {
  const refused = (id: string, parameters: UnattendedInput["parameters"]) => () =>
    plan(id, { parameters: { ...all, ...parameters }, profile: "desktop" });
  expect(refused("fedora20", { userPassword: "'; reboot; '" })).toThrow(
    "Parameter 'user-password' must be without quotes",
  );
  expect(refused("winxp", { adminPassword: "a & del C:" })).toThrow(
    "Parameter 'admin-password' must be without quotes",
  );
  const escaped = plan("win7", { parameters: { ...all, edition: "", userPassword: "a & <b>" } });
  expect(escaped.generator.kind).toBe("install-script");
});

it("plans from hashed passwords as from those in clear, and refuses them where an installer has no use for them", () => {
  const hashed = withHashedPasswords(people, "salt");
  expect(JSON.stringify(hashed)).not.toContain("pa55");
  expect(withHashedPasswords(hashed)).toEqual(hashed);
  expect(textsOf(plan("debian11", { parameters: hashed }))).toBe(textsOf(plan("debian11")));
  expect(plan("fedora37", { parameters: hashed }).generator.kind).toBe("built-in");
  for (const id of ["win11", "fedora20"]) {
    expect(() => plan(id, { parameters: { ...all, ...hashed } }), id).toThrow(
      "Parameter 'admin-password' must be in clear: the installer of",
    );
  }
});

it("can be previewed without a secret", () => {
  const preview = textsOf(plan("win11", { parameters: withoutSecrets(all) }));
  expect(preview).toContain("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX");
  expect(preview).not.toContain("AAAAA");
  expect(withoutSecrets({ userLogin: "ada" })).toEqual({ userLogin: "ada" });
});

it("lets Windows have virtio from the start when virtio-win is there", () => {
  const own = plan("win11", { parameters: all, firmware: "efi", hasTpm: true, virtioWin: "/iso/virtio-win.iso" });
  expect(own.drivers.attach).toEqual(["/iso/virtio-win.iso"]);
  expect(own.drivers.preInstalled).toContain("http://pcisig.com/pci/1af4/1041");
  const scripted = plan("win10", { parameters: { ...all, edition: "" }, virtioWin: "/iso/virtio-win.iso" });
  expect(scripted.drivers.directories).toEqual(["amd64\\w10"]);
  expect(textsOf(scripted)).toContain("F:\\amd64\\w10");
  expect(plan("debian11", { virtioWin: "/iso/virtio-win.iso" }).drivers.attach).toEqual([]);
});

it("gives every system that can be installed answers of a form that its installer reads", { timeout: 300_000 }, () => {
  let planned = 0;
  const formats = new Set<string>();
  for (const os of database.all()) {
    for (const profile of ["jeos", "desktop"]) {
      for (const firmware of ["bios", "efi"] as const) {
        const found = planOrNull({
          os,
          database,
          arch: "x86_64",
          source: { kind: "media" },
          profile,
          firmware,
          parameters: os.family === "winnt" ? all : people,
          salt: "salt",
        });
        if (!found) continue;
        planned += 1;
        formats.add(found.generator.id);
        expect(found.files.length, os.shortId).toBeGreaterThan(0);
        expect(found.files.some(({ hasSecrets }) => hasSecrets) || found.warnings.length > 0, os.shortId).toBe(true);
        expect(found.kernelArguments, os.shortId).not.toContain("pa55");
        expect(JSON.stringify([found.parameters, found.warnings, found.generator]), os.shortId).not.toContain("pa55");
        for (const { name, bytes } of found.files)
          if (name.endsWith(".xml")) writeFileSync(join(directory, `${os.shortId}-${profile}-${firmware}.xml`), bytes);
      }
    }
  }
  expect(planned).toBeGreaterThan(700);
  expect(formats.size).toBeGreaterThan(12);
  execFileSync("sh", ["-c", "xmllint --noout *.xml"], { cwd: directory });
});

function planOrNull(input: UnattendedInput): UnattendedPlan | null {
  try {
    return planUnattended(input);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "unattended.not-possible" || code === "unattended.unknown-profile") return null;
    throw error;
  }
}

it("writes preseed files that debconf reads without a complaint", () => {
  for (const [id, more] of [
    ["debian8", {}],
    [
      "debian11",
      {
        profile: "desktop",
        parameters: { ...people, userAutologin: true, sshKeys: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 a b"] },
      },
    ],
    [
      "debiantesting",
      {
        parameters: {
          sshKeys: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 a b"],
          installationUrl: "http://m.example.org/debian",
          packages: [],
        },
      },
    ],
  ] as const) {
    const { status, stderr } = spawnSync("debconf-set-selections", ["--checkonly"], {
      input: textsOf(plan(id, more)),
      encoding: "utf8",
    });
    expect([status, stderr], id).toEqual([0, ""]);
  }
});

it("carries answers on a disc that names them as they are", () => {
  const found = plan("ubuntu22.10");
  const image = carrierImage(found);
  expect(image?.device).toBe("cdrom");
  const path = join(directory, "seed.iso");
  writeFileSync(path, image?.bytes ?? "");
  expect(
    execFileSync("xorriso", ["-indev", path, "-find", "/", "-type", "f"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).split("\n"),
  ).toEqual(expect.arrayContaining(["'/meta-data'", "'/user-data'"]));
  expect(Buffer.from(image?.bytes ?? []).toString("latin1", 32_768 + 40, 32_768 + 46)).toBe("CIDATA");
  expect(carrierImage(plan("winxp", { parameters: all }))?.format).toBe("fat12");
  expect(carrierImage(plan("debian11"))).toBeNull();
});
