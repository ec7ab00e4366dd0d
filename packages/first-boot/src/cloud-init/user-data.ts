import { checkUserData } from "../check/check-user-data.ts";
import { userDataKinds } from "../check/user-data-kind.ts";
import { yamlText } from "../yaml-text.ts";
import { cloudConfig, disablingPath } from "./cloud-config.ts";
import type { CloudInit } from "./cloud-init.ts";
import { mimeDocument, type MimePart } from "./mime.ts";

const HEADER = "#cloud-config\n";

/** Lists grow, dictionaries are joined, texts are taken from the later part. @source cloud-init, "Merging user data sections" */
const APPENDING = "dict(no_replace,recurse_array,recurse_str)+list(append)+str()";

const disabling: MimePart = {
  type: "text/x-shellscript",
  name: "disable-cloud-init.sh",
  text: `#!/bin/sh\ntouch ${disablingPath}\n`,
};

/**
 * The user data: a `#cloud-config` of the typed settings, the user's own text as it is, or both in a MIME document, which
 * cloud-init merges part by part.
 *
 * @throws InvalidFirstBoot and InvalidText as `cloudConfig` and `checkUserData` do.
 */
export function userData(intent: CloudInit): string {
  const typed = cloudConfig(intent);
  const raw = intent.raw?.userData;
  const isTyped = Object.keys(typed).length > 0;
  const typedText = `${HEADER}${yamlText(typed)}`;
  if (raw === undefined) return typedText;
  const { kind } = checkUserData(raw);
  const isDisabling = intent.disableAfterFirstBoot === true;
  if (!isTyped && !isDisabling) return raw;
  const merging =
    kind === "cloud-config" && intent.raw?.userDataMerge === "append" ? { headers: { "Merge-Type": APPENDING } } : {};
  return mimeDocument([
    ...(isTyped ? [{ type: userDataKinds["cloud-config"].type, name: "settings.yaml", text: typedText }] : []),
    { type: userDataKinds[kind].type, name: "user-data", text: raw, ...merging },
    ...(isDisabling ? [disabling] : []),
  ]);
}
