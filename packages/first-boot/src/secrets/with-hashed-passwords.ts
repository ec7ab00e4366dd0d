import { type Login } from "../cloud-init/cloud-users.ts";
import { passwordHashOf } from "../cloud-init/login-fields.ts";
import type { FirstBoot } from "../first-boot.ts";

function hashed<Kind extends Login>(who: string, login: Kind): Kind {
  const { password: _, ...rest } = login;
  const passwordHash = passwordHashOf(who, login);
  return (passwordHash === undefined ? rest : { ...rest, passwordHash }) as Kind;
}

/**
 * The same first boot with the hash of every password in its place: what may be stored with a task, and what gives the same
 * seed each time. Call it once, as soon as an intent comes in; a few milliseconds a password.
 *
 * @throws InvalidFirstBoot for a password that cannot be one.
 */
export function withHashedPasswords<Kind extends FirstBoot>(firstBoot: Kind): Kind {
  const users = firstBoot.users?.map((user) => hashed(user.name, user));
  const made = users === undefined ? firstBoot : { ...firstBoot, users };
  if (made.kind === "ignition") return made;
  const { defaultUser, root } = made;
  return {
    ...made,
    ...(defaultUser === undefined ? {} : { defaultUser: hashed("the default user", defaultUser) }),
    ...(root === undefined ? {} : { root: hashed("root", root) }),
  };
}
