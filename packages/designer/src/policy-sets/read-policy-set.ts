import { type GuestType, guestTypes } from "../guest-intent.ts";
import { type MachineKind, machineKinds } from "../platform.ts";
import { InvalidPolicy } from "./policy-errors.ts";
import type { PolicyCondition } from "./policy-condition.ts";
import type { PolicyRule, PolicySet } from "./policy-set.ts";
import { policySettings, type SettingName } from "./policy-settings.ts";

/**
 * Checks what a file of JSON or YAML says, and takes it for a policy set. Where a condition lists words, one word
 * alone may stand for its list.
 *
 * @throws InvalidPolicy naming the first place that is wrong, such as `rules[3].value`, and what is accepted there.
 */
export function readPolicySet(value: unknown): PolicySet {
  const set = fields("document", value, ["name", "description", "rules"]);
  const { rules } = set;
  if (!Array.isArray(rules)) throw refused("rules", rules, "a list of rules");
  const name = text("name", set["name"]);
  if (!/^[\w.-]+$/.test(name)) throw refused("name", name, "letters, digits, '.', '_' and '-'");
  return {
    name,
    description: set["description"] === undefined ? "" : text("description", set["description"]),
    rules: rules.map((rule, index) => readRule(`rules[${index}]`, rule)),
  };
}

function readRule(path: string, value: unknown): PolicyRule {
  const rule = fields(path, value, ["setting", "value", "because", "when"]);
  const setting = rule["setting"] as SettingName;
  if (!Object.hasOwn(policySettings, setting)) {
    throw refused(
      `${path}.setting`,
      setting,
      Object.keys(policySettings)
        .map((known) => `'${known}'`)
        .join(", "),
    );
  }
  const kind = policySettings[setting];
  if (!kind.accepts(rule["value"])) throw refused(`${path}.value`, rule["value"], `for '${setting}' ${kind.accepted}`);
  return {
    setting,
    value: rule["value"],
    because: text(`${path}.because`, rule["because"]),
    ...(rule["when"] === undefined ? {} : { when: readCondition(`${path}.when`, rule["when"]) }),
  } as PolicyRule;
}

const devices = ["disk", "cdrom", "interface"];
const sources = ["file", "block", "volume", "network", "bridge", "user"];
const words = ["os", "family", "guestType", "arch", "machine", "device", "source"] as const;
const days = ["releasedSince", "releasedBefore"] as const;

const known: Readonly<Partial<Record<(typeof words)[number], readonly string[]>>> = {
  guestType: guestTypes satisfies readonly GuestType[],
  machine: machineKinds satisfies readonly MachineKind[],
  device: devices,
  source: sources,
};

function readCondition(path: string, value: unknown): PolicyCondition {
  const condition = fields(path, value, [...words, ...days]);
  const read: Record<string, unknown> = {};
  for (const name of words) {
    if (condition[name] !== undefined) read[name] = readWords(`${path}.${name}`, condition[name], known[name]);
  }
  for (const name of days) {
    const day = condition[name];
    if (day === undefined) continue;
    // YAML reads a day without quotes as a day.
    const written = day instanceof Date && !Number.isNaN(day.valueOf()) ? day.toISOString().slice(0, 10) : day;
    if (typeof written !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(written)) {
      throw refused(`${path}.${name}`, day, "a day, such as '2019-01-01'");
    }
    read[name] = written;
  }
  return read;
}

function readWords(path: string, value: unknown, accepted: readonly string[] | undefined): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) throw refused(path, value, "a word, or a list of words that is not empty");
  return list.map((word, index) => {
    const place = Array.isArray(value) ? `${path}[${index}]` : path;
    if (accepted && !accepted.includes(word as string)) {
      throw refused(place, word, accepted.map((one) => `'${one}'`).join(", "));
    }
    return text(place, word);
  });
}

function fields(path: string, value: unknown, accepted: readonly string[]): Readonly<Record<string, unknown>> {
  const names = `an object of ${accepted.map((name) => `'${name}'`).join(", ")}`;
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw refused(path, value, names);
  const unknown = Object.keys(value).find((name) => !accepted.includes(name));
  if (unknown !== undefined) throw refused(path, `'${unknown}'`, names);
  return value as Readonly<Record<string, unknown>>;
}

function text(path: string, value: unknown): string {
  if (typeof value !== "string" || value.trim() === "") throw refused(path, value, "a text that is not empty");
  return value;
}

const most = 60;

function refused(path: string, value: unknown, accepted: string): Error {
  const written = typeof value === "string" ? (value.startsWith("'") ? value : `'${value}'`) : shown(value);
  return new InvalidPolicy({ path, value: written.length > most ? `${written.slice(0, most)}…` : written, accepted });
}

const shown = (value: unknown): string =>
  value === undefined ? "it is missing" : (JSON.stringify(value) ?? "unknown");
