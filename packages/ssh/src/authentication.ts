import { type AnyAuthMethod, type BaseAgent, createAgent, type ParsedKey, type SigningRequestOptions } from "ssh2";
import { parsePrivateKey } from "./private-key.ts";
import type { SshCredentials } from "./ssh-target.ts";

const noSha1 = "the server takes RSA signatures with SHA-1 only";

/** One thing that can be tried. */
interface Proof {
  /** The protocol's name of the way, which the server may accept or not. */
  readonly method: "publickey" | "password" | "keyboard-interactive";
  /** What errors call it; never a secret. */
  readonly label: string;
  readonly attempt: AnyAuthMethod;
}

type AgentSignArguments = [
  key: ParsedKey | Buffer | string,
  data: Buffer,
  options: SigningRequestOptions,
  done: (error?: Error, signature?: Buffer) => void,
];

/** Signs with SHA-2 only, as the key underneath does otherwise. */
function withoutSha1(key: ParsedKey): ParsedKey {
  const strong = Object.create(key) as ParsedKey;
  strong.sign = (data, hash) => (hash === "sha1" ? (new Error(noSha1) as never) : key.sign(data, hash));
  return strong;
}

/** The agent behind a socket, asked for SHA-2 only. */
function strongAgent(path: string): BaseAgent {
  const agent = createAgent(path);
  const sign = agent.sign.bind(agent) as (...args: AgentSignArguments) => void;
  agent.sign = ((...[key, data, options, done]: AgentSignArguments) => {
    if ((options.hash as string | undefined) === "sha1") done(new Error(noSha1));
    else sign(key, data, options, done);
  }) as BaseAgent["sign"];
  return agent;
}

/** The password as an answer to the only question that hides it; other questions have no answer here. */
function answering(username: string, password: string): AnyAuthMethod {
  let answered = false;
  return {
    type: "keyboard-interactive",
    username,
    prompt(_name, _instructions, _language, prompts, finish) {
      const isPassword = prompts.length === 1 && prompts[0]?.echo !== true && !answered;
      if (isPassword) answered = true;
      finish(isPassword ? [password] : prompts.map(() => ""));
    },
  };
}

function proofsOf(user: string, credentials: SshCredentials): Proof[] {
  const { identities = [], agent, password } = credentials;
  const proofs: Proof[] = identities.map((identity, index) => {
    const name = identity.name ?? `number ${index + 1}`;
    const key = withoutSha1(parsePrivateKey(identity, name));
    return { method: "publickey", label: `key '${name}'`, attempt: { type: "publickey", username: user, key } };
  });
  if (agent !== undefined) {
    const attempt: AnyAuthMethod = { type: "agent", username: user, agent: strongAgent(agent) };
    proofs.push({ method: "publickey", label: `the keys of agent '${agent}'`, attempt });
  }
  if (password !== undefined) {
    const label = "the password";
    proofs.push(
      { method: "password", label, attempt: { type: "password", username: user, password } },
      { method: "keyboard-interactive", label, attempt: answering(user, password) },
    );
  }
  return proofs;
}

/** Offers a server one proof after another, of those that it accepts. */
export class Authentication {
  readonly #user: string;
  readonly #tried: string[] = [];
  #proofs: readonly Proof[];
  #accepted: readonly string[] = [];

  /** @throws InvalidIdentity */
  constructor(user: string, credentials: SshCredentials) {
    this.#user = user;
    this.#proofs = proofsOf(user, credentials);
  }

  /** What was refused, for errors. */
  get tried(): readonly string[] {
    return this.#tried;
  }

  /** What the server takes, as it last said. */
  get accepted(): readonly string[] {
    return this.#accepted;
  }

  /** Why the proof that is being tried did not even reach the server. */
  note(reason: string): void {
    const last = this.#tried.pop();
    if (last !== undefined) this.#tried.push(`${last} (${reason})`);
  }

  /** The next proof, or false when there is none. `accepted` is null before the first. */
  next(accepted: readonly string[] | null): AnyAuthMethod | false {
    // "none" lets a few servers' users in, and all others' answer says what they take.
    if (accepted === null) return { type: "none", username: this.#user };
    this.#accepted = accepted;
    const proof = this.#proofs.find(({ method }) => accepted.includes(method));
    if (proof === undefined) return false;
    // A password is offered in one way only: a second refusal may lock the account.
    this.#proofs = this.#proofs.filter(({ label }) => label !== proof.label);
    this.#tried.push(proof.label);
    return proof.attempt;
  }
}
