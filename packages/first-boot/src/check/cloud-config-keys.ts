/**
 * Keys at the top of a `#cloud-config` that the schema of cloud-init 22.4.2 (Debian 12) has.
 *
 * @source cloud-init, cloudinit/config/schemas/schema-cloud-config-v1.json, `properties` of all that `allOf` names
 */
const inSchema = (
  "allow_public_ssh_keys ansible apk_repos apt apt_pipelining apt_reboot_if_required apt_update apt_upgrade " +
  "authkey_hash autoinstall bootcmd byobu_by_default ca-certs ca_certs chef chpasswd cloud_config_modules " +
  "cloud_final_modules cloud_init_modules device_aliases disable_ec2_metadata disable_root disable_root_opts " +
  "disk_setup drivers fan final_message fqdn fs_setup groups growpart grub-dpkg grub_dpkg hostname keyboard " +
  "landscape locale locale_configfile lxd manage_etc_hosts manage_resolv_conf mcollective migrate " +
  "mount_default_fields mounts no_ssh_fingerprints ntp package_reboot_if_required package_update " +
  "package_upgrade packages password phone_home power_state prefer_fqdn_over_hostname preserve_hostname " +
  "puppet random_seed reporting resize_rootfs resolv_conf rh_subscription rsyslog runcmd salt_minion snap " +
  "spacewalk ssh ssh_authorized_keys ssh_deletekeys ssh_fp_console_blacklist ssh_genkeytypes ssh_import_id " +
  "ssh_key_console_blacklist ssh_keys ssh_publish_hostkeys ssh_pwauth ssh_quiet_keygen swap timezone " +
  "ubuntu_advantage updates user users vendor_data wireguard write_files yum_repo_dir yum_repos zypper"
).split(" ");

/** Keys that later versions have, up to 25. @source cloud-init, "Module reference" */
const later = "create_hostname_file rpi ubuntu_pro".split(" ");

/** Keys that are read before any module runs. @source cloud-init, "Base configuration" and "Merging user data sections" */
const general =
  "datasource datasource_list def_log_file launch-index log_cfgs merge_how merge_type network output system_info " +
  "syslog_fix_perms";

/** Every key at the top of a `#cloud-config` that something reads. */
export const cloudConfigKeys: readonly string[] = [...inSchema, ...later, ...general.split(" ")];
