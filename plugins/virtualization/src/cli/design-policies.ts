import { access, readFile } from "node:fs/promises";
import { builtInPolicies, builtInPolicy, type PolicySet, readPolicySet } from "@hob/designer";
import { defineError, describeError } from "@hob/errors";
import { parse } from "yaml";

/** A file that was named as a policy, but holds none. */
const UnreadablePolicy = defineError("virtualization.unreadable-policy", {
  kind: "invalid",
  message: (d: { file: string; reason: string }) => `Policy '${d.file}': ${d.reason.replace(/\.$/, "")}.`,
});

/** What `--policy` takes, for its help. */
export const policyHelp =
  `Policy to lay over the default: ${builtInPolicies.map(({ name }) => name).join(", ")}, ` +
  "or a file of JSON or YAML; several are laid over each other in their order";

/**
 * The policy sets that were named on the command line: built-in ones, or files of one's own.
 *
 * @throws UnknownPolicy for a word that is neither; UnreadablePolicy, which names the place in the file.
 */
export const designPolicies = (words: readonly string[]): Promise<readonly PolicySet[]> =>
  Promise.all(
    words.map(async (word) => {
      const isName = builtInPolicies.some(({ name }) => name === word);
      return !isName && (/[./]/.test(word) || (await isThere(word))) ? readPolicyFile(word) : builtInPolicy(word);
    }),
  );

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

async function readPolicyFile(file: string): Promise<PolicySet> {
  try {
    // JSON is YAML.
    return readPolicySet(parse(await readFile(file, "utf8"), { version: "1.2", maxAliasCount: 0 }));
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    const reason = isMissing ? "it does not exist" : (describeError(error).message.split("\n")[0] ?? "");
    throw new UnreadablePolicy({ file, reason }, { cause: error });
  }
}
