import { isIP } from "node:net";
import { InvalidText } from "../first-boot-errors.ts";
import type { Finding } from "./finding.ts";
import { readYamlMapping, type YamlMapping } from "./read-yaml.ts";
import { unknownKeys } from "./unknown-keys.ts";

/** What a network configuration is, and what in it is probably not meant. */
export interface NetworkConfigCheck {
  readonly kind: "v1" | "v2" | "disabled" | "openstack";
  readonly warnings: readonly Finding[];
}

const WHAT = "Network configuration";

/** @source cloud-init, "Networking config Version 2"; netplan's YAML, of which it takes a part */
const keysOfV2 = ["version", "renderer", "ethernets", "bonds", "bridges", "vlans", "wifis"];
const keysOfV1 = ["version", "config"];
const keysOfOpenstack = ["links", "networks", "services"];

/** Addresses in `addresses`, which need a prefix: the mistake that is made most. */
function checkAddresses(links: unknown, refuse: (key: string, reason: string) => never, section: string): void {
  if (typeof links !== "object" || links === null || Array.isArray(links)) {
    return refuse(section, `'${section}' is no mapping of names to links`);
  }
  for (const [name, link] of Object.entries(links)) {
    const { addresses } = (link ?? {}) as { addresses?: unknown };
    if (addresses === undefined) continue;
    if (!Array.isArray(addresses)) return refuse(section, `'addresses' of '${name}' is no list`);
    for (const address of addresses) {
      if (typeof address === "object") continue;
      const [host = "", prefix] = String(address).split("/");
      if (isIP(host) === 0) refuse(section, `'${String(address)}' of '${name}' is no address`);
      if (prefix === undefined) refuse(section, `address '${host}' of '${name}' has no prefix, such as '/24'`);
    }
  }
}

function refuser(mapping: YamlMapping) {
  return (key: string, reason: string): never => {
    const { line, column } = mapping.keys.find((entry) => entry.key === key) ?? { line: 1, column: 1 };
    throw new InvalidText({ what: WHAT, line, column, reason });
  };
}

/**
 * Checks a network configuration: cloud-init's version 1 or 2, `config: disabled`, or OpenStack's `network_data.json`.
 *
 * @throws InvalidText with line and column, in one line.
 */
export function checkNetworkConfig(text: string): NetworkConfigCheck {
  const mapping = readYamlMapping(WHAT, text);
  const { value, keys, warnings } = mapping;
  const refuse = refuser(mapping);
  const found = (kind: NetworkConfigCheck["kind"], known: readonly string[]) => ({
    kind,
    warnings: [...warnings, ...unknownKeys(mapping, known, "cloud-init")],
  });
  if (keys.length === 0) return refuse("", "there is nothing; to set up no network, write 'config: disabled'");
  if ("network" in value) {
    const only = keys.length === 1 ? "" : " and the other keys";
    return refuse(
      "network",
      `a seed has no key 'network' around the rest: leave it out${only}, as cloud-init before 23 ignores it`,
    );
  }
  if (value["config"] === "disabled") return found("disabled", ["config"]);
  if ("links" in value && "networks" in value) return found("openstack", keysOfOpenstack);
  if (value["version"] === 1) {
    if (!Array.isArray(value["config"])) refuse("config", "version 1 has a list 'config'");
    return found("v1", keysOfV1);
  }
  if (value["version"] !== 2) {
    return refuse("version", "'version' is neither 1 nor 2");
  }
  for (const section of ["ethernets", "bonds", "bridges", "vlans"]) {
    if (section in value) checkAddresses(value[section], refuse, section);
  }
  return found("v2", keysOfV2);
}
