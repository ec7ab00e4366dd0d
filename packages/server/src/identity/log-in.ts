import type { Store } from "../store/open-store.ts";
import { TooManyLogIns, WrongCredentials } from "./identity-errors.ts";
import type { LockOut } from "./lock-out.ts";
import { hashOfNoPassword, verifyPassword } from "./password.ts";

/** Log-ins that may wait for their turn. */
const longestQueue = 50;

/**
 * Makes the check of a user name and a password. One is checked at a time: guesses sent all at once cannot outrun the
 * lock-out, and the memory that argon2 takes is taken once.
 *
 * @returns a function that answers the user's id.
 */
export function createLogIn(
  store: Store,
  lockOut: LockOut,
): (username: string, password: string, address: string) => Promise<string> {
  let waiting = 0;
  let turn: Promise<unknown> = Promise.resolve();

  const check = async (username: string, password: string, address: string): Promise<string> => {
    lockOut.check(username, address);
    const user = await store
      .selectFrom("hob_users")
      .select(["id", "password"])
      .where("name", "=", username)
      .executeTakeFirst();
    const matches = await verifyPassword(password, user?.password ?? hashOfNoPassword);
    if (user === undefined || !matches) {
      lockOut.failed(username, address);
      throw new WrongCredentials({});
    }
    lockOut.succeeded(username);
    return user.id;
  };

  return async (username, password, address) => {
    if (waiting >= longestQueue) throw new TooManyLogIns({ waiting });
    waiting += 1;
    const mine = turn.then(() => check(username, password, address));
    turn = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      waiting -= 1;
    }
  };
}
