import { expect, it } from "vitest";
import { InvalidParameter, UnknownParameter } from "../unattended-errors.ts";
import { unattendedParameters } from "./parameter-table.ts";
import { checkParameters, readParameters } from "./read-parameters.ts";

it("reads parameters by osinfo's names", () => {
  expect(
    readParameters({
      "user-login": "ada",
      "user-autologin": "true",
      "ssh-key": ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 a@b"],
      package: "vim",
    }),
  ).toEqual({
    userLogin: "ada",
    userAutologin: true,
    sshKeys: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 a@b"],
    packages: ["vim"],
  });
});

it.each([
  ["l10n-timezone", "europe/berlin", "Europe/Berlin"],
  ["l10n-timezone", "UTC", "UTC"],
  ["l10n-language", "de", "de_DE"],
  ["l10n-language", "de-AT", "de_AT"],
  ["l10n-language", "pt_BR.UTF-8", "pt_BR"],
  ["l10n-language", "sr_RS@latin", "sr_RS@latin"],
  ["l10n-language", "C.UTF-8", "en_US"],
  ["l10n-keyboard", "ch(fr)", "ch (fr)"],
  ["l10n-keyboard", "fr_CH", "fr_CH"],
  ["reg-product-key", "aaaaa bbbbb-ccccc2222233333", "AAAAA-BBBBB-CCCCC-22222-33333"],
  ["target-disk", "d:", "D"],
  ["target-disk", "/dev/disk/by-id/virtio-1", "/dev/disk/by-id/virtio-1"],
])("spells '%s' in one way: %s", (name, text, spelled) => {
  const { key } = unattendedParameters.find((one) => one.name === name) as (typeof unattendedParameters)[number];
  expect(readParameters({ [name]: text })).toEqual({ [key]: spelled });
});

it.each([
  ["l10n-timezone", "Berlin"],
  ["l10n-timezone", "+02:00"],
  ["l10n-language", "german"],
  ["l10n-keyboard", "de; reboot"],
  ["hostname", "-web"],
  ["hostname", "a_b"],
  ["hostname", "x".repeat(64)],
  ["user-realname", "Ada\nd-i preseed/late_command string reboot"],
  ["user-realname", "a:b"],
  ["user-autologin", "yes"],
  ["target-disk", "vda"],
  ["target-disk", "/dev/vda; rm"],
  ["target-disk", "/dev/../etc"],
  ["installation-url", "file:///srv"],
  ["installation-url", "http://a b"],
  ["installation-url", "http://"],
  ["ssh-key", "-----BEGIN OPENSSH PRIVATE KEY-----"],
  ["ssh-key", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 a'b"],
  ["package", "vim; reboot"],
  ["pre-install-drivers-location", '\\a"b'],
])("refuses '%s' that is '%s', in one line that names both", (name, text) => {
  const refused = catchOf(() => readParameters({ [name]: text }));
  expect(refused).toBeInstanceOf(InvalidParameter);
  expect(refused.message).toMatch(new RegExp(`^Parameter '${name}' is '`));
  expect(refused.message).not.toContain("\n");
});

it("never repeats a secret that it refuses", () => {
  const secrets = unattendedParameters.filter(({ isSecret }) => isSecret);
  expect(secrets.map(({ name }) => name)).toEqual([
    "admin-password",
    "user-password",
    "reg-password",
    "reg-product-key",
  ]);
  for (const { name } of secrets) {
    const refused = catchOf(() => readParameters({ [name]: "hunter2\u0007" }));
    expect(refused).toBeInstanceOf(InvalidParameter);
    expect(JSON.stringify(refused.details) + refused.message + String(refused.hint)).not.toContain("hunter2");
  }
});

it("names what it does not know", () => {
  const refused = catchOf(() => readParameters({ "user-name": "ada" }));
  expect(refused).toBeInstanceOf(UnknownParameter);
  expect(refused.message).toBe("Parameter 'user-name' is unknown.");
  expect(refused.hint).toContain("'user-login'");
});

it("takes an empty text for no value", () => {
  expect(checkParameters({ userLogin: "", adminPassword: "x", sshKeys: [] })).toEqual({
    adminPassword: "x",
    sshKeys: [],
  });
});

it("has one name for each parameter", () => {
  expect(new Set(unattendedParameters.map(({ name }) => name)).size).toBe(unattendedParameters.length);
  expect(new Set(unattendedParameters.map(({ key }) => key)).size).toBe(unattendedParameters.length);
});

function catchOf(act: () => unknown): InstanceType<typeof InvalidParameter> {
  try {
    act();
  } catch (error) {
    return error as InstanceType<typeof InvalidParameter>;
  }
  throw new Error("nothing was refused");
}
