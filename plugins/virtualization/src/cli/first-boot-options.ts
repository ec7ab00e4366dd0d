import { flag, text, texts } from "@hob/cli";

/** What `vm create` and `vm clone` take for the first boot; `create-first-boot.ts` reads it. */
export const firstBootOptions = {
  hostname: text("Host name (default: the virtual machine's name)", "NAME"),
  user: text("A user that is made; with sudo", "NAME"),
  sshKey: texts("Public SSH key that may log in as the user, as it is or in a file", "KEY|FILE"),
  passwordStdin: flag("Read the user's password from standard input"),
  passwordFile: text("Read the user's password from this file", "FILE"),
  address: texts("Address of the first network card, with its prefix (default: by DHCP)", "ADDRESS/PREFIX"),
  gateway: texts("Default router", "ADDRESS"),
  dns: texts("Name server", "ADDRESS"),
  userData: text("More for cloud-init: a #cloud-config, a script or whatever it takes", "FILE"),
  ignition: text("Ignition configuration, in place of cloud-init", "FILE"),
  configDrive: flag("Give cloud-init a config drive instead of NoCloud's medium"),
};
