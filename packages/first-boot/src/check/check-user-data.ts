import { InvalidText } from "../first-boot-errors.ts";
import { cloudConfigKeys } from "./cloud-config-keys.ts";
import { wrongKind } from "./cloud-config-kinds.ts";
import type { Finding } from "./finding.ts";
import { readYamlMapping } from "./read-yaml.ts";
import { unknownKeys } from "./unknown-keys.ts";
import { type UserDataKind, userDataKind, userDataKinds } from "./user-data-kind.ts";

/** What a user data is, and what in it is probably not meant. */
export interface UserDataCheck {
  readonly kind: UserDataKind;
  readonly warnings: readonly Finding[];
}

const WHAT = "User data";

/** The size up to which EC2 and others take it; a medium takes more, cloud-init reads all of it. */
const accepted = Object.values(userDataKinds)
  .map(({ begin }) => `'${begin}'`)
  .join(", ");

function checkBeginning(text: string): UserDataKind {
  const kind = userDataKind(text);
  if (kind !== null) return kind;
  const before = text.length - text.trimStart().length;
  const line = text.slice(0, before).split("\n").length;
  const reason = /^\s*[\w-]+:(\s|$)/.test(text)
    ? "this looks like YAML; put '#cloud-config' in the first line, or cloud-init ignores it"
    : text.trim() === ""
      ? "there is nothing"
      : `cloud-init ignores what begins like this; it takes ${accepted}`;
  throw new InvalidText({ what: WHAT, line, column: 1, reason });
}

function checkInclude(text: string): void {
  for (const [index, line] of text.split("\n").entries()) {
    const address = line.trim();
    if (address === "" || address.startsWith("#")) continue;
    if (!URL.canParse(address)) {
      throw new InvalidText({
        what: WHAT,
        line: index + 1,
        column: 1,
        reason: `'${address.split("?")[0]!.slice(0, 60)}' is no address to include`,
      });
    }
  }
}

function checkMime(text: string): void {
  const boundary = /boundary=(?:"([^"\r\n]+)"|([^\s;]+))/i.exec(text);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) {
    throw new InvalidText({ what: WHAT, line: 1, column: 1, reason: "the MIME document says no boundary" });
  }
  if (!text.split(/\r?\n/).includes(`--${mark}`)) {
    throw new InvalidText({ what: WHAT, line: 1, column: 1, reason: `no part begins with '--${mark}'` });
  }
}

/**
 * Checks a user data as far as that can be done outside of a guest: what kind it is by its beginning, a `#cloud-config` by
 * YAML's rules and by the keys that cloud-init's modules have, with the kinds of their values, `#include` by its addresses, MIME by its boundary. Scripts and
 * templates are not looked into.
 *
 * @throws InvalidText with line and column, in one line, when cloud-init would ignore or refuse the text.
 */
export function checkUserData(text: string): UserDataCheck {
  const kind = checkBeginning(text);
  if (kind === "include" || kind === "include-once") checkInclude(text);
  if (kind === "mime") checkMime(text);
  if (kind !== "cloud-config") return { kind, warnings: [] };
  const mapping = readYamlMapping(WHAT, text);
  const misshapen = mapping.keys.flatMap(({ key, line, column }) => {
    const wrong = wrongKind(key, mapping.value[key]);
    return wrong === null ? [] : [{ line, column, message: `'${key}' is ${wrong}.` }];
  });
  const unknown = unknownKeys(mapping, cloudConfigKeys, "cloud-init");
  return { kind, warnings: [...mapping.warnings, ...unknown, ...misshapen] };
}
