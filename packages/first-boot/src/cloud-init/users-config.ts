import { acceptNumber, acceptOnce, acceptPath, acceptUserName } from "../accept.ts";
import { InvalidFirstBoot } from "../first-boot-errors.ts";
import { withoutUndefined } from "../without-undefined.ts";
import type { CloudInit } from "./cloud-init.ts";
import type { CloudDefaultUser, CloudUser, Login } from "./cloud-users.ts";
import { authorizedKeysOf, passwordHashOf } from "./login-fields.ts";

/** `hashed_passwd` is set for users that the image has already, too; `passwd` is not. */
function loginFields(who: string, login: Login) {
  const hash = passwordHashOf(who, login);
  return { hashed_passwd: hash, ssh_authorized_keys: authorizedKeysOf(login), lock_passwd: hash === undefined };
}

function userEntry(user: CloudUser) {
  const name = acceptUserName("User", user.name);
  const { lock_passwd, ...login } = loginFields(name, user);
  const groups = (user.groups ?? []).map((group) => acceptUserName(`Group of '${name}'`, group));
  return withoutUndefined({
    name,
    gecos: user.gecos,
    groups: groups.length === 0 ? undefined : groups.join(","),
    sudo: user.sudo === true ? "ALL=(ALL) NOPASSWD:ALL" : user.sudo === false ? undefined : user.sudo,
    shell: user.shell === undefined ? undefined : acceptPath(`Shell of '${name}'`, user.shell),
    uid: user.uid === undefined ? undefined : acceptNumber(`Number of '${name}'`, user.uid, 0, 2 ** 32 - 2),
    homedir: user.homeDirectory === undefined ? undefined : acceptPath(`Home of '${name}'`, user.homeDirectory),
    system: user.isSystem,
    lock_passwd: user.lockPassword ?? lock_passwd,
    ...login,
  });
}

/** The kinds of hashes that cloud-init knows from a password in clear. @source cloud-init, config/cc_set_passwords.py PROG */
const knownHash = /^\$(1|2a|2y|5|6)\$/;

/** The image's own user: keys by the entry `default`, a password by `password`, which takes away the image's lock, too. */
function defaultUserConfig(login: CloudDefaultUser) {
  const who = "the default user";
  const hash = passwordHashOf(who, login);
  if (hash !== undefined && !knownHash.test(hash)) {
    throw new InvalidFirstBoot({
      what: "Password hash",
      value: `of ${who}`,
      accepted: "'$1$', '$2a$', '$2y$', '$5$' or '$6$'; cloud-init takes others for a password in clear",
    });
  }
  return {
    user: login.name === undefined ? undefined : acceptUserName("User", login.name),
    password: hash,
    chpasswd: hash === undefined ? undefined : { expire: false },
  };
}

/**
 * cloud-config's keys about who signs in. The keys of the image's own user stand with its entry, never in
 * `ssh_authorized_keys` at the top: those would be root's as well when root may sign in.
 *
 * @source cloud-init, modules "Users and Groups", "SSH", "Set Passwords"
 */
export function usersConfig(intent: CloudInit) {
  const { users = [], defaultUser, root } = intent;
  acceptOnce("User", [
    ...users.map(({ name }) => name),
    ...(root === undefined ? [] : ["root"]),
    ...(defaultUser?.name === undefined ? [] : [defaultUser.name]),
  ]);
  const keys = defaultUser === undefined ? undefined : authorizedKeysOf(defaultUser);
  const own = keys === undefined ? "default" : { name: "default", ssh_authorized_keys: keys };
  const entries = [
    ...(defaultUser !== undefined || users.length === 0 ? [own] : []),
    ...users.map(userEntry),
    ...(root === undefined ? [] : [withoutUndefined({ name: "root", ...loginFields("root", root) })]),
  ];
  return {
    ...(defaultUser === undefined ? {} : defaultUserConfig(defaultUser)),
    users: users.length === 0 && root === undefined && keys === undefined ? undefined : entries,
    disable_root: root === undefined ? undefined : false,
    ssh_pwauth: intent.sshPasswordLogin,
  };
}
