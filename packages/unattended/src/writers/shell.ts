import type { Answers } from "../answers.ts";

/** A word of a POSIX shell that stands for these characters and nothing else. */
export const shellWord = (text: string): string =>
  /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** Commands that let the public keys in, to be run as root in the new system. */
export function keyCommands({ sshKeys, user }: Answers): string[] {
  if (sshKeys.length === 0) return [];
  const [login, home] = user ? [user.login, `/home/${user.login}`] : ["root", "/root"];
  const file = `${home}/.ssh/authorized_keys`;
  return [
    `mkdir -p -m 700 ${home}/.ssh`,
    ...sshKeys.map((key) => `echo ${shellWord(key)} >> ${file}`),
    `chmod 600 ${file}`,
    `chown -R ${login}: ${home}/.ssh`,
  ];
}

/**
 * Commands that open the user's session by itself: on a desktop by GDM, whose configuration is this file, else on the
 * first console.
 */
export function autologinCommands({ user, profile }: Answers, gdm: string): string[] {
  if (!user?.autologin) return [];
  if (profile === "desktop") {
    return [
      `mkdir -p ${gdm.slice(0, gdm.lastIndexOf("/"))}`,
      `printf '[daemon]\\nAutomaticLoginEnable=true\\nAutomaticLogin=%s\\n' ${user.login} > ${gdm}`,
    ];
  }
  const unit = "/etc/systemd/system/getty@tty1.service.d";
  return [
    `mkdir -p ${unit}`,
    `printf '[Service]\\nExecStart=\\nExecStart=-/sbin/agetty --autologin %s --noclear %%I $TERM\\n' ${user.login} > ${unit}/autologin.conf`,
  ];
}
