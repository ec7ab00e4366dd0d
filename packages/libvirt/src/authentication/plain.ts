import { type SaslMechanism, SaslFault } from "./sasl-mechanism.ts";
import { saslPrep } from "./sasl-prep.ts";

/** The password as it is. @source RFC 4616 */
export const plain: SaslMechanism = {
  name: "PLAIN",
  revealsPassword: true,
  begin({ username, password }) {
    const name = saslPrep(username, "user name");
    return {
      initial: Buffer.from(`\0${name}\0${saslPrep(password, "password")}`, "utf8"),
      complete: true,
      step: () => Promise.reject(new SaslFault("the server asks for more than there is")),
    };
  },
};
