import {
  acceptBase64,
  acceptDomainName,
  acceptNumber,
  acceptOnce,
  acceptPath,
  acceptTimezone,
  acceptUserName,
} from "../accept.ts";
import { checkIgnition } from "../check/check-ignition.ts";
import { authorizedKeysOf, passwordHashOf } from "../cloud-init/login-fields.ts";
import { InvalidFirstBoot } from "../first-boot-errors.ts";
import { withoutUndefined } from "../without-undefined.ts";
import type { Ignition, IgnitionFile, IgnitionUnit, IgnitionUser } from "./ignition.ts";

/** Where QEMU's firmware interface holds the configuration. @source Ignition, "Supported Platforms", qemu */
export const ignitionFwCfg = "opt/com.coreos/config";

const dataUrl = (base64: string): string => `data:;base64,${base64}`;
const inBase64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");

function fileEntry({ path, content, encoding, mode = 0o644, isOverwriting = true }: IgnitionFile) {
  acceptPath("File", path);
  const base64 =
    encoding === "base64" ? acceptBase64(`Content of '${path}'`, content).replace(/\s/g, "") : inBase64(content);
  return {
    path,
    mode: acceptNumber(`Mode of '${path}'`, mode, 0, 0o7777),
    overwrite: isOverwriting,
    contents: { source: dataUrl(base64) },
  };
}

function userEntry(user: IgnitionUser) {
  const name = acceptUserName("User", user.name);
  return withoutUndefined({
    name,
    gecos: user.gecos,
    groups: user.groups?.map((group) => acceptUserName(`Group of '${name}'`, group)),
    shell: user.shell === undefined ? undefined : acceptPath(`Shell of '${name}'`, user.shell),
    uid: user.uid === undefined ? undefined : acceptNumber(`Number of '${name}'`, user.uid, 0, 2 ** 32 - 2),
    homeDir: user.homeDirectory === undefined ? undefined : acceptPath(`Home of '${name}'`, user.homeDirectory),
    passwordHash: passwordHashOf(name, user),
    sshAuthorizedKeys: authorizedKeysOf(user),
  });
}

const UNIT = /^[A-Za-z0-9:_.@\\-]+\.(service|socket|device|mount|automount|swap|target|path|timer|slice|scope)$/;

function unitEntry({ name, isEnabled, isMasked, contents, dropins }: IgnitionUnit) {
  if (!UNIT.test(name))
    throw new InvalidFirstBoot({ what: "Unit", value: name, accepted: "a name such as 'web.service'" });
  for (const dropin of dropins ?? []) {
    if (!/^[A-Za-z0-9:_.@\\-]+\.conf$/.test(dropin.name)) {
      throw new InvalidFirstBoot({
        what: `Drop-in of '${name}'`,
        value: dropin.name,
        accepted: "a name such as 'limits.conf'",
      });
    }
  }
  return withoutUndefined({ name, enabled: isEnabled, mask: isMasked, contents, dropins });
}

function keyfile({ name, content }: { readonly name: string; readonly content: string }): IgnitionFile {
  if (!/^[A-Za-z0-9_. -]{1,200}$/.test(name)) {
    throw new InvalidFirstBoot({
      what: "Connection",
      value: name,
      accepted: "letters, digits, blanks, '_', '.' and '-'",
    });
  }
  // NetworkManager ignores connections that others can read.
  return { path: `/etc/NetworkManager/system-connections/${name}.nmconnection`, content, mode: 0o600 };
}

function filesOf(intent: Ignition): readonly IgnitionFile[] {
  const { hostname, files = [], networkKeyfiles = [] } = intent;
  const name =
    hostname === undefined ? [] : [{ path: "/etc/hostname", content: `${acceptDomainName("Host name", hostname)}\n` }];
  return [...name, ...networkKeyfiles.map(keyfile), ...files];
}

const unlessEmpty = <Item>(list: readonly Item[] | undefined) =>
  list === undefined || list.length === 0 ? undefined : list;
const unlessBare = (value: object) => (Object.keys(value).length === 0 ? undefined : value);

/**
 * An Ignition configuration, version 3.4, as JSON; it goes to the guest by fw_cfg under `ignitionFwCfg`. A configuration of
 * the user's own is put inside, and Ignition merges it over what is said here.
 *
 * @throws InvalidFirstBoot for a value that would not be taken; InvalidText, with line and column, for the user's own text.
 * @source Ignition, "Configuration Specification v3.4.0"
 */
export function ignitionConfig(intent: Ignition): string {
  if (intent.raw !== undefined) checkIgnition(intent.raw);
  const files = filesOf(intent);
  acceptOnce(
    "File",
    files.map(({ path }) => path),
  );
  acceptOnce(
    "User",
    (intent.users ?? []).map(({ name }) => name),
  );
  acceptOnce(
    "Unit",
    (intent.units ?? []).map(({ name }) => name),
  );
  const zone = intent.timezone === undefined ? undefined : acceptTimezone("Time zone", intent.timezone);
  const links =
    zone === undefined
      ? undefined
      : [{ path: "/etc/localtime", target: `../usr/share/zoneinfo/${zone}`, overwrite: true }];
  const config = {
    ignition: withoutUndefined({
      version: "3.4.0",
      config: intent.raw === undefined ? undefined : { merge: [{ source: dataUrl(inBase64(intent.raw)) }] },
    }),
    passwd: unlessBare(withoutUndefined({ users: unlessEmpty(intent.users?.map(userEntry)) })),
    storage: unlessBare(withoutUndefined({ files: unlessEmpty(files.map(fileEntry)), links })),
    systemd: unlessBare(withoutUndefined({ units: unlessEmpty(intent.units?.map(unitEntry)) })),
    kernelArguments: intent.kernelArguments === undefined ? undefined : { shouldExist: intent.kernelArguments },
  };
  return `${JSON.stringify(withoutUndefined(config))}\n`;
}
