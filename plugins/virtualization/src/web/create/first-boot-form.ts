import type { CreateVm } from "../../model/index.ts";

/** Ways in which a new guest is told who it is. */
export const firstBootKinds = ["none", "cloud-init", "ignition", "unattended"] as const;
/** A way in which a new guest is told who it is. */
export type FirstBootKind = (typeof firstBootKinds)[number];

/** What stands in the fields of the first boot; a field that its kind does not have is left alone. */
export interface FirstBootForm {
  readonly kind: FirstBootKind;
  readonly hostname: string;
  readonly user: string;
  readonly password: string;
  /** Lines as in `authorized_keys`. */
  readonly sshKeys: string;
  readonly addressing: "dhcp" | "static";
  /** With its prefix: `192.0.2.10/24`. */
  readonly address: string;
  readonly gateway: string;
  /** Separated by spaces or commas. */
  readonly nameservers: string;
  readonly datasource: "nocloud" | "configdrive";
  /** cloud-init's own text, beside the fields. */
  readonly userData: string;
  /** Ignition's own text. */
  readonly ignition: string;
  /** Of an unattended installation. */
  readonly profile: string;
  readonly adminPassword: string;
  readonly language: string;
  readonly timezone: string;
  readonly keyboard: string;
  readonly productKey: string;
}

/** The first boot as the form opens: the guest is told nothing. */
export const emptyFirstBoot: FirstBootForm = {
  kind: "none",
  hostname: "",
  user: "",
  password: "",
  sshKeys: "",
  addressing: "dhcp",
  address: "",
  gateway: "",
  nameservers: "",
  datasource: "nocloud",
  userData: "",
  ignition: "",
  profile: "",
  adminPassword: "",
  language: "",
  timezone: "",
  keyboard: "",
  productKey: "",
};

type Requested = Pick<CreateVm, "firstBoot" | "unattended">;
type CloudInit = Extract<NonNullable<CreateVm["firstBoot"]>, { readonly kind: "cloud-init" }>;
type Ignition = Extract<NonNullable<CreateVm["firstBoot"]>, { readonly kind: "ignition" }>;

/**
 * What the form asks for, as a request says it.
 *
 * @param name the guest's, which its host name is where no other is said.
 */
export function firstBootOf(form: FirstBootForm, name: string): Requested {
  switch (form.kind) {
    case "none":
      return {};
    case "cloud-init":
      return { firstBoot: cloudInitOf(form, name) };
    case "ignition":
      return { firstBoot: ignitionOf(form, name) };
    case "unattended":
      return { unattended: unattendedOf(form, name) };
  }
}

function cloudInitOf(form: FirstBootForm, name: string): CloudInit {
  return {
    kind: "cloud-init",
    ...(form.datasource === "nocloud" ? {} : { datasource: form.datasource }),
    hostname: hostnameOf(form, name),
    ...loginOf(form),
    ...(form.addressing === "static" ? { network: networkOf(form) } : {}),
    ...(form.userData.trim() === "" ? {} : { raw: { userData: form.userData } }),
  };
}

/** A user of one's own, or the image's where none is named. */
function loginOf(form: FirstBootForm): Pick<CloudInit, "users" | "defaultUser"> {
  const keys = lines(form.sshKeys);
  const login = { ...text("password", form.password), ...(keys.length > 0 ? { sshAuthorizedKeys: keys } : {}) };
  const user = form.user.trim();
  if (user !== "") return { users: [{ name: user, sudo: true, shell: "/bin/bash", ...login }] };
  return Object.keys(login).length > 0 ? { defaultUser: login } : {};
}

function networkOf(form: FirstBootForm): NonNullable<CloudInit["network"]> {
  const nameservers = words(form.nameservers);
  const card = {
    name: "eth0",
    addresses: words(form.address),
    ...(form.gateway.trim() === "" ? {} : { gateways: words(form.gateway) }),
    ...(nameservers.length > 0 ? { nameservers } : {}),
  };
  return { kind: "v2", ethernets: [card] };
}

function ignitionOf(form: FirstBootForm, name: string): Ignition {
  const keys = lines(form.sshKeys);
  const login = { ...text("password", form.password), ...(keys.length > 0 ? { sshAuthorizedKeys: keys } : {}) };
  const user = form.user.trim() === "" ? "core" : form.user.trim();
  return {
    kind: "ignition",
    hostname: hostnameOf(form, name),
    ...(Object.keys(login).length > 0 ? { users: [{ name: user, ...login }] } : {}),
    ...(form.ignition.trim() === "" ? {} : { raw: form.ignition }),
  };
}

function unattendedOf(form: FirstBootForm, name: string): NonNullable<Requested["unattended"]> {
  const keys = lines(form.sshKeys);
  return {
    ...text("profile", form.profile),
    parameters: {
      hostname: hostnameOf(form, name),
      ...text("userLogin", form.user),
      ...text("userPassword", form.password),
      ...text("adminPassword", form.adminPassword),
      ...text("language", form.language),
      ...text("timezone", form.timezone),
      ...text("keyboard", form.keyboard),
      ...text("productKey", form.productKey),
      ...(keys.length > 0 ? { sshKeys: keys } : {}),
    },
  };
}

/** The guest's name without what a host name cannot have. */
const hostnameOf = (form: FirstBootForm, name: string): string =>
  form.hostname.trim() ||
  name
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "-")
    .replace(/^-+|-+$/g, "");

const lines = (written: string): string[] =>
  written
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

const words = (written: string): string[] => written.split(/[\s,]+/).filter(Boolean);

const text = <Key extends string>(key: Key, written: string): { [K in Key]?: string } =>
  (written.trim() === "" ? {} : { [key]: written }) as { [K in Key]?: string };
