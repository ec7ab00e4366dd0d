import { checkNetworkConfig } from "../check/check-network-config.ts";
import { checkUserData } from "../check/check-user-data.ts";
import { InvalidFirstBoot } from "../first-boot-errors.ts";
import { networkConfig } from "../network/network-config.ts";
import { networkData } from "../network/network-data.ts";
import type { SeedFile } from "../seed-file.ts";
import { yamlText } from "../yaml-text.ts";
import type { CloudInit } from "./cloud-init.ts";
import { metaDataOf } from "./meta-data.ts";
import { userData } from "./user-data.ts";

const file = (path: string, text: string, isSecret: boolean): SeedFile => ({
  path,
  bytes: Buffer.from(text, "utf8"),
  isSecret,
});

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The network in the user's own words, checked to be in the format that the medium has. */
function rawNetwork(text: string, datasource: "nocloud" | "configdrive"): string {
  const { kind } = checkNetworkConfig(text);
  const isOpenstack = kind === "openstack";
  if (isOpenstack === (datasource === "configdrive")) return text;
  const accepted = isOpenstack
    ? "NoCloud takes version 1 or 2; network_data.json is ConfigDrive's"
    : "ConfigDrive takes network_data.json ('links', 'networks', 'services'); NoCloud takes this";
  throw new InvalidFirstBoot({ what: "Network configuration", value: kind, accepted });
}

/** @source cloud-init, "NoCloud" */
function noCloudFiles(intent: CloudInit): SeedFile[] {
  const { raw } = intent;
  const user = userData(intent);
  const made = intent.network === undefined ? undefined : networkConfig(intent.network);
  const network = raw?.networkConfig === undefined ? made && yamlText(made) : rawNetwork(raw.networkConfig, "nocloud");
  const { instanceId, hostname, more } = metaDataOf(intent, [user, raw?.vendorData ?? "", network ?? ""]);
  const meta = {
    "instance-id": instanceId,
    ...(hostname === undefined ? {} : { "local-hostname": hostname }),
    ...more,
  };
  return [
    file("meta-data", yamlText(meta), raw?.metaData !== undefined),
    file("user-data", user, true),
    ...(raw?.vendorData === undefined ? [] : [file("vendor-data", raw.vendorData, true)]),
    ...(network === undefined ? [] : [file("network-config", network, false)]),
  ];
}

/** @source cloud-init, "Config drive", version 2 */
function configDriveFiles(intent: CloudInit): SeedFile[] {
  const { raw } = intent;
  const at = (name: string) => `openstack/latest/${name}`;
  const user = userData(intent);
  const made = intent.network === undefined ? undefined : networkData(intent.network);
  const network = raw?.networkConfig === undefined ? made && json(made) : rawNetwork(raw.networkConfig, "configdrive");
  const { instanceId, hostname, more } = metaDataOf(intent, [user, raw?.vendorData ?? "", network ?? ""]);
  const meta = { uuid: instanceId, ...(hostname === undefined ? {} : { hostname, name: hostname }), ...more };
  return [
    file(at("meta_data.json"), json(meta), raw?.metaData !== undefined),
    file(at("user_data"), user, true),
    ...(raw?.vendorData === undefined
      ? []
      : [file(at("vendor_data.json"), json({ "cloud-init": raw.vendorData }), true)]),
    ...(network === undefined ? [] : [file(at("network_data.json"), network, false)]),
  ];
}

/**
 * The files of a seed for cloud-init, as its datasource reads them. Pure, but for the salt of passwords: see
 * `withHashedPasswords`.
 *
 * @throws InvalidFirstBoot for a value that would not be taken; InvalidText, with line and column, for a text of the user's.
 */
export function cloudInitFiles(intent: CloudInit): SeedFile[] {
  if (intent.raw?.vendorData !== undefined) checkUserData(intent.raw.vendorData);
  return intent.datasource === "configdrive" ? configDriveFiles(intent) : noCloudFiles(intent);
}
