import type { Decision } from "./decision.ts";
import { ImpossibleChoice } from "./designer-errors.ts";

/** A choice that a user may make; `offered` is null when the host does not say what it accepts. */
export interface Choice<T extends string> {
  readonly path: string;
  /** The choice's name in an error: `Firmware`. */
  readonly what: string;
  readonly asked: T | undefined;
  readonly offered: readonly T[] | null;
  /** Why what is not offered is not. */
  readonly otherwise: string;
  /** What to take when nothing is asked for. */
  readonly policy: () => Reasoned<T>;
}

/** A value with its reason. */
export interface Reasoned<T> {
  readonly value: T;
  readonly because: string;
}

/** Collects the choices of one design, in the order in which they are made. */
export class Ledger {
  readonly decisions: Decision[] = [];
  readonly warnings: string[] = [];

  /** Notes a choice of the policy. */
  decide<T extends string | number>(path: string, value: T, because: string, alternatives: readonly string[] = []): T {
    const sentence = because.charAt(0).toUpperCase() + because.slice(1);
    this.#note({ path, value: String(value), because: sentence, by: "policy", alternatives });
    return value;
  }

  /** Notes a choice of the user. */
  obey<T extends string | number>(path: string, value: T, alternatives: readonly string[] = []): T {
    this.#note({ path, value: String(value), because: "As asked.", by: "user", alternatives });
    return value;
  }

  /**
   * What the user asked for, or else what the policy says.
   *
   * @throws ImpossibleChoice when what is asked for is not offered.
   */
  choose<T extends string>({ path, what, asked, offered, otherwise, policy }: Choice<T>): T {
    const others = (value: T) => (offered ?? []).filter((other) => other !== value);
    if (asked === undefined) {
      const { value, because } = policy();
      return this.decide(path, value, because, others(value));
    }
    if (offered && !offered.includes(asked)) {
      throw new ImpossibleChoice({ what, value: asked, because: otherwise, accepted: offered });
    }
    return this.obey(path, asked, others(asked));
  }

  /** Notes something that is done as asked, but may not end well. */
  warn(sentence: string): void {
    this.warnings.push(sentence);
  }

  #note(decision: Decision): void {
    this.decisions.push(decision);
  }
}
