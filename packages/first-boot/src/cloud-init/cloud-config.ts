import {
  acceptBase64,
  acceptDomainName,
  acceptHostname,
  acceptLocale,
  acceptNumber,
  acceptOwner,
  acceptPath,
  acceptPermissions,
  acceptTimezone,
} from "../accept.ts";
import { InvalidFirstBoot } from "../first-boot-errors.ts";
import { withoutUndefined } from "../without-undefined.ts";
import type { CloudCommand, CloudFile, CloudInit, CloudPowerState, CloudSwap } from "./cloud-init.ts";
import { usersConfig } from "./users-config.ts";

/** What keeps cloud-init away from the second boot on. @source cloud-init, "Disable cloud-init" */
export const disablingPath = "/etc/cloud/cloud-init.disabled";

function fileEntry(file: CloudFile) {
  const path = acceptPath("File", file.path);
  const isBase64 = file.encoding === "base64";
  return withoutUndefined({
    path,
    content: isBase64 ? acceptBase64(`Content of '${path}'`, file.content) : file.content,
    encoding: isBase64 ? "b64" : undefined,
    owner: file.owner === undefined ? undefined : acceptOwner(`Owner of '${path}'`, file.owner),
    permissions:
      file.permissions === undefined ? undefined : acceptPermissions(`Permissions of '${path}'`, file.permissions),
    append: file.isAppended,
    defer: file.isDeferred,
  });
}

function checkCommand(command: CloudCommand): CloudCommand {
  if (command.length > 0 && (typeof command === "string" || command[0] !== "")) return command;
  throw new InvalidFirstBoot({
    what: "Command",
    value: JSON.stringify(command),
    accepted: "a program and its arguments",
  });
}

function checkCertificate(pem: string): string {
  if (/^-----BEGIN CERTIFICATE-----\s[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*$/.test(pem)) return pem;
  const value = pem.includes("PRIVATE KEY") ? "(not shown)" : `${pem.slice(0, 32).split("\n")[0]!}…`;
  throw new InvalidFirstBoot({ what: "Certificate", value, accepted: "one certificate in PEM" });
}

const swapConfig = ({ size, maximum, path }: CloudSwap) =>
  withoutUndefined({
    filename: acceptPath("Swap file", path ?? "/swap.img"),
    size: size === "auto" ? size : acceptNumber("Size of the swap file", size, 2 ** 20, 2 ** 50),
    maxsize: maximum === undefined ? undefined : acceptNumber("Size of the swap file", maximum, 2 ** 20, 2 ** 50),
  });

const powerConfig = ({ mode, delay = 0, message }: CloudPowerState) =>
  withoutUndefined({ mode, delay: delay === 0 ? "now" : acceptNumber("Delay", delay, 0, 525_600), message });

const unlessEmpty = <Item, Made>(list: readonly Item[] | undefined, make: (item: Item) => Made) =>
  list === undefined || list.length === 0 ? undefined : list.map(make);

/** The names of the guest: a domain name alone says the host name, too. */
export function namesOf({ hostname, fqdn }: CloudInit): { hostname?: string; fqdn?: string } {
  const full = fqdn === undefined ? undefined : acceptDomainName("Domain name", fqdn);
  const short = hostname === undefined ? full?.split(".")[0] : acceptHostname("Host name", hostname);
  return withoutUndefined({ hostname: short, fqdn: full }) as { hostname?: string; fqdn?: string };
}

/**
 * The `#cloud-config` of what is said in typed settings; empty when there are none. Passwords are hashed: with a random salt,
 * so that texts differ from call to call unless `withHashedPasswords` was there before.
 *
 * @throws InvalidFirstBoot at the first value that cloud-init, or the guest's programs, would not take.
 * @source cloud-init, "Module reference"
 */
export function cloudConfig(intent: CloudInit): { readonly [key: string]: unknown } {
  const { keyboard, ntp, growRoot } = intent;
  const isDisabling = intent.disableAfterFirstBoot === true && intent.raw?.userData === undefined;
  const commands = [...(intent.runCommands ?? []), ...(isDisabling ? [["touch", disablingPath]] : [])];
  return withoutUndefined({
    ...namesOf(intent),
    ...usersConfig(intent),
    timezone: intent.timezone === undefined ? undefined : acceptTimezone("Time zone", intent.timezone),
    locale: intent.locale === undefined ? undefined : acceptLocale("Locale", intent.locale),
    keyboard: keyboard === undefined ? undefined : withoutUndefined({ ...keyboard }),
    package_update: intent.updatePackages,
    package_upgrade: intent.upgradePackages,
    packages: unlessEmpty(intent.packages, (name) => name),
    write_files: unlessEmpty(intent.files, fileEntry),
    bootcmd: unlessEmpty(intent.bootCommands, checkCommand),
    runcmd: unlessEmpty(commands, checkCommand),
    ntp: ntp === undefined ? undefined : withoutUndefined({ enabled: true, servers: ntp.servers, pools: ntp.pools }),
    ca_certs:
      intent.trustedCertificates === undefined
        ? undefined
        : { trusted: intent.trustedCertificates.map(checkCertificate) },
    growpart: growRoot === undefined ? undefined : growRoot ? { mode: "auto", devices: ["/"] } : { mode: "off" },
    resize_rootfs: growRoot,
    swap: intent.swap === undefined ? undefined : swapConfig(intent.swap),
    power_state: intent.powerState === undefined ? undefined : powerConfig(intent.powerState),
  });
}
