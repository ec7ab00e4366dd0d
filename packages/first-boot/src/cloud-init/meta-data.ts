import { createHash } from "node:crypto";
import { InvalidFirstBoot } from "../first-boot-errors.ts";
import { readYamlMapping } from "../check/read-yaml.ts";
import { namesOf } from "./cloud-config.ts";
import type { CloudInit } from "./cloud-init.ts";

/** What a guest's meta data says: its id, its name, and what the user adds. */
export interface MetaData {
  readonly instanceId: string;
  readonly hostname?: string | undefined;
  readonly more: Readonly<Record<string, unknown>>;
}

/**
 * What the meta data says. The id is the intent's, the raw text's, or made of all other texts: a seed that is changed is
 * taken for another guest's, and read anew.
 *
 * @param content every other text of the seed.
 */
export function metaDataOf(intent: CloudInit, content: readonly string[]): MetaData {
  const raw = intent.raw?.metaData;
  const more = raw === undefined ? {} : readYamlMapping("Meta data", raw).value;
  const names = namesOf(intent);
  const hostname = names.fqdn ?? names.hostname;
  const digest = createHash("sha256")
    .update(JSON.stringify([...content, hostname, more]))
    .digest("hex");
  const instanceId = intent.instanceId ?? `iid-${digest.slice(0, 16)}`;
  if (!/^[A-Za-z0-9_.-]{1,128}$/.test(instanceId)) {
    throw new InvalidFirstBoot({
      what: "Instance id",
      value: instanceId,
      accepted: "letters, digits, '_', '.' and '-', at most 128",
    });
  }
  return { instanceId, hostname, more };
}
