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
  /** Who says it; default `policy`. */
  readonly by?: Decision["by"] | undefined;
}

/** Collects the choices of one design, in the order in which they are made. */
export class Ledger {
  readonly decisions: Decision[] = [];
  readonly warnings: string[] = [];

  /** Notes a choice of the policy. */
  decide<T extends string | number>(
    path: string,
    value: T,
    because: string,
    alternatives: readonly string[] = [],
    by: Decision["by"] = "policy",
  ): T {
    const sentence = because.charAt(0).toUpperCase() + because.slice(1);
    this.#note({ path, value: String(value), because: sentence, by, alternatives });
    return value;
  }

  /** Notes a choice that is as a policy set says, by its name. */
  follow<T extends string | number>(path: string, ruling: Reasoned<T>, alternatives: readonly string[] = []): T {
    return this.decide(path, ruling.value, ruling.because, alternatives, ruling.by);
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
      const chosen = policy();
      return this.follow(path, chosen, others(chosen.value));
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
