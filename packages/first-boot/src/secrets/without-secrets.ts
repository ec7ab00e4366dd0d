import type { CloudInit } from "../cloud-init/cloud-init.ts";
import type { Login } from "../cloud-init/cloud-users.ts";
import type { FirstBoot } from "../first-boot.ts";
import type { Ignition } from "../ignition/ignition.ts";
import { hidden, maskText } from "./mask-text.ts";

/** Passes for a hash, and is none: nobody signs in with it. */
const hiddenHash = "$6$hidden$not.shown.not.shown";

function masked<Kind extends Login>(login: Kind): Kind {
  const { password, passwordHash, ...rest } = login;
  const isSecret = password !== undefined || passwordHash !== undefined;
  return (isSecret ? { ...rest, passwordHash: hiddenHash } : rest) as Kind;
}

const maskedFile = <Kind extends { isSecret?: boolean | undefined; content: string; encoding?: unknown }>(
  file: Kind,
): Kind => (file.isSecret === true ? { ...file, content: hidden, encoding: "text" } : file);

const present = <Key extends string, Value, Made>(key: Key, value: Value | undefined, make: (value: Value) => Made) =>
  value === undefined ? {} : ({ [key]: make(value) } as Record<Key, Made>);

const cloudInitWithout = (intent: CloudInit): CloudInit => ({
  ...intent,
  ...present("users", intent.users, (users) => users.map(masked)),
  ...present("defaultUser", intent.defaultUser, masked),
  ...present("root", intent.root, masked),
  ...present("files", intent.files, (files) => files.map(maskedFile)),
  ...present("raw", intent.raw, (raw) => ({
    ...raw,
    ...present("userData", raw.userData, maskText),
    ...present("vendorData", raw.vendorData, maskText),
    ...present("metaData", raw.metaData, maskText),
  })),
});

const keyfileWithout = ({ name, content }: { readonly name: string; readonly content: string }) => ({
  name,
  content: content.replace(/^(\s*[\w-]*(?:psk|password|secret|private-key|wep-key\d?|pin)\s*=).*$/gim, `$1${hidden}`),
});

const ignitionWithout = (intent: Ignition): Ignition => ({
  ...intent,
  ...present("users", intent.users, (users) => users.map(masked)),
  ...present("files", intent.files, (files) => files.map(maskedFile)),
  ...present("networkKeyfiles", intent.networkKeyfiles, (files) => files.map(keyfileWithout)),
  ...present("raw", intent.raw, maskText),
});

/**
 * The same first boot with every secret hidden: for a preview, which is made of it like a seed, and for whatever is printed.
 * Hidden are passwords and their hashes, files that say that they are secret, and in texts of the user's own what
 * `maskText` finds. Commands are shown as they are.
 */
export function withoutSecrets(firstBoot: FirstBoot): FirstBoot {
  return firstBoot.kind === "ignition" ? ignitionWithout(firstBoot) : cloudInitWithout(firstBoot);
}
