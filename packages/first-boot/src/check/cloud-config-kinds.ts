/**
 * Keys at the top of a `#cloud-config` whose value is of one kind, by the schema of cloud-init 22.4.2 (Debian 12).
 *
 * @source cloud-init, cloudinit/config/schemas/schema-cloud-config-v1.json, `type` of `properties`
 */
const byKind = {
  "a list": (
    "bootcmd cloud_config_modules cloud_final_modules cloud_init_modules fs_setup mount_default_fields mounts " +
    "packages runcmd ssh_authorized_keys ssh_fp_console_blacklist ssh_genkeytypes ssh_import_id " +
    "ssh_key_console_blacklist write_files"
  ).split(" "),
  "a mapping": (
    "ansible apk_repos apt autoinstall ca_certs chef chpasswd device_aliases disk_setup drivers fan growpart " +
    "grub-dpkg grub_dpkg keyboard landscape lxd mcollective phone_home power_state puppet random_seed reporting " +
    "resolv_conf rh_subscription rsyslog salt_minion snap spacewalk ssh ssh_keys ssh_publish_hostkeys swap " +
    "ubuntu_advantage updates vendor_data yum_repos zypper"
  ).split(" "),
  "true or false": (
    "allow_public_ssh_keys apt_reboot_if_required apt_update apt_upgrade disable_ec2_metadata disable_root " +
    "manage_resolv_conf migrate no_ssh_fingerprints package_reboot_if_required package_update package_upgrade " +
    "prefer_fqdn_over_hostname preserve_hostname ssh_deletekeys ssh_quiet_keygen"
  ).split(" "),
};

const kinds = new Map(Object.entries(byKind).flatMap(([kind, keys]) => keys.map((key) => [key, kind] as const)));

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "a mapping";
  if (typeof value === "boolean") return "true or false";
  return typeof value === "number" ? "a number" : "a text";
}

/** What the value of a key has to be, and is not: `a list, and not a text`; null when it is right, or free. */
export function wrongKind(key: string, value: unknown): string | null {
  const wanted = kinds.get(key);
  const given = kindOf(value);
  if (wanted === undefined || value === null || given === wanted) return null;
  return `${wanted}, and not ${given}`;
}
