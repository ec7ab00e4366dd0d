import { isHobError } from "@hob/errors";
import { expect, it } from "vitest";
import { builtInPolicies, builtInPolicy } from "./built-in-policies.ts";
import { readPolicySet } from "./read-policy-set.ts";

const rule = { setting: "disk.cache", value: "none", because: "Our storage has its own cache." };
const site = (...rules: readonly object[]) => ({ name: "site", rules });

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (isHobError(error)) return `${error.code} ${error.message}`;
    throw error;
  }
  throw new Error("Nothing was refused.");
}

it("reads a site's own set, one word standing for a list of one, a day of YAML for a day", () => {
  const when = { family: "linux", source: ["block", "volume"], releasedSince: new Date("2019-01-01T00:00:00Z") };
  expect(readPolicySet({ ...site({ ...rule, when }), description: "Ours." })).toEqual({
    name: "site",
    description: "Ours.",
    rules: [{ ...rule, when: { family: ["linux"], source: ["block", "volume"], releasedSince: "2019-01-01" } }],
  });
});

it("takes the built-in sets for what they are", () => {
  for (const set of builtInPolicies) expect(readPolicySet(JSON.parse(JSON.stringify(set)))).toEqual(set);
});

it("gives a reason, in a sentence, with every built-in rule", () => {
  const reasons = builtInPolicies.flatMap(({ rules }) => rules.map(({ because }) => because));
  expect(reasons.filter((because) => !/^[A-Z].*\.$/.test(because))).toEqual([]);
});

it.each([
  [null, "document is refused: null; accepted: an object of 'name', 'description', 'rules'."],
  [{ name: "a" }, "rules is refused: it is missing; accepted: a list of rules."],
  [{ rules: [] }, "name is refused: it is missing; accepted: a text that is not empty."],
  [{ name: "a b", rules: [] }, "name is refused: 'a b'; accepted: letters, digits, '.', '_' and '-'."],
  [{ ...site(), rule: [] }, "document is refused: 'rule'; accepted: an object of 'name', 'description', 'rules'."],
  [
    site(rule, { ...rule, setting: "disk.cach" }),
    "rules[1].setting is refused: 'disk.cach'; accepted: 'agent.channel', ",
  ],
  [site({ ...rule, setting: "toString" }), "rules[0].setting is refused: 'toString'; accepted: 'agent.channel', "],
  [
    site({ ...rule, value: "fast" }),
    "rules[0].value is refused: 'fast'; accepted: for 'disk.cache' 'auto', 'none', 'writeback', 'writethrough', 'directsync', 'unsafe'.",
  ],
  [
    site({ ...rule, setting: "disk.queues", value: 0 }),
    "rules[0].value is refused: 0; accepted: for 'disk.queues' 'auto', 'vcpus', or whole numbers from 1 to 1024.",
  ],
  [site({ ...rule, because: " " }), "rules[0].because is refused: ' '; accepted: a text that is not empty."],
  [
    site({ ...rule, when: { os: "debian*", machine: ["q35", "q36"] } }),
    "rules[0].when.machine[1] is refused: 'q36'; accepted: 'q35', 'pc', 'virt', ",
  ],
  [site({ ...rule, when: { guestTyp: "kvm" } }), "rules[0].when is refused: 'guestTyp'; accepted: an object of 'os', "],
  [
    site({ ...rule, when: { releasedBefore: "2019" } }),
    "rules[0].when.releasedBefore is refused: '2019'; accepted: a day, such as '2019-01-01'.",
  ],
  [
    site({ ...rule, when: { family: [] } }),
    "rules[0].when.family is refused: []; accepted: a word, or a list of words that is not empty.",
  ],
])("refuses %j in a line that names the place and what is accepted", (value, message) => {
  expect(refusal(() => readPolicySet(value))).toContain(`designer.invalid-policy The policy's ${message}`);
});

it("names the sets that there are when one is unknown", () => {
  expect(refusal(() => builtInPolicy("fast"))).toBe(
    "designer.unknown-policy There is no policy 'fast'; there are 'default', 'performance', 'compatibility', 'desktop'.",
  );
});
