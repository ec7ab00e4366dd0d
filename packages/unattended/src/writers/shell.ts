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

/** Commands that open the user's session by itself, where GDM's configuration is this file. */
export function autologinCommands({ user }: Answers, file: string): string[] {
  if (!user?.autologin) return [];
  return [
    `mkdir -p ${file.slice(0, file.lastIndexOf("/"))}`,
    `printf '[daemon]\\nAutomaticLoginEnable=true\\nAutomaticLogin=%s\\n' ${user.login} > ${file}`,
  ];
}
