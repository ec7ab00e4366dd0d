import { isMap, isPair, parseDocument, visit } from "yaml";
import { jsonProblem } from "../check/json-problem.ts";
import { userDataKind } from "../check/user-data-kind.ts";

/** What stands where a secret was. */
export const hidden = "(not shown)";

const secretKey =
  /passw(or)?d|passphrase|secret|token|private|psk|credential|auth_?key|validation_?key|^ssh_keys$|^source$|^inline$/i;

/** Ignition's section of users is called `passwd`; it is looked into. */
const isSecret = (key: string, isMapping: boolean): boolean => secretKey.test(key) && !(isMapping && key === "passwd");

function maskJson(text: string): string {
  const value = JSON.parse(text, (key, member: unknown) =>
    isSecret(key, typeof member === "object") ? hidden : member,
  ) as unknown;
  return `${JSON.stringify(value, null, 2)}\n`;
}

function maskYaml(text: string): string {
  const document = parseDocument(text, { version: "1.1", uniqueKeys: false, logLevel: "silent" });
  if (document.errors.length > 0) return hidden;
  visit(document, {
    Pair: (_, pair) => {
      const key = isPair(pair) ? String(pair.key) : "";
      if (!isSecret(key, isMap(pair.value))) return undefined;
      pair.value = document.createNode(hidden);
      return visit.SKIP;
    },
  });
  return document.toString({ lineWidth: 0 });
}

/**
 * A text of the user's own with its secrets hidden: of YAML and JSON the values of keys that say so; of anything else, in
 * which nobody knows what is secret, only the first line.
 */
export function maskText(text: string): string {
  if (jsonProblem(text) === null) return maskJson(text);
  const kind = userDataKind(text);
  if (kind === null || kind === "cloud-config") return maskYaml(text);
  const [first = "", ...more] = text.trimStart().split("\n");
  return more.length === 0 ? text : `${first}\n# ${more.length} lines are not shown\n`;
}
