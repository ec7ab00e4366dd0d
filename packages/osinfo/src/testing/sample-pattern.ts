/** Gives the next choice among `count`, from 0. */
type Choose = (count: number) => number;

/**
 * A text in which a pattern of the database occurs: alternatives, classes and repetitions are chosen by a seed, so that
 * the same one gives the same text.
 *
 * @throws Error for a pattern that none of many attempts meets.
 */
export function samplePattern(pattern: string, seed: number): string {
  let state = (seed * 2654435761 + 1) >>> 0;
  const choose: Choose = (count) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % count;
  };
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const text = new Sampler(pattern, choose).sample();
    if (new RegExp(pattern).test(text)) return text;
  }
  throw new Error(`No text was found in which '${pattern}' occurs.`);
}

/** Walks a pattern of the syntax that the database uses: groups, alternatives, classes, escapes and repetitions. */
class Sampler {
  #at = 0;
  readonly #pattern: string;
  readonly #choose: Choose;

  constructor(pattern: string, choose: Choose) {
    this.#pattern = pattern;
    this.#choose = choose;
  }

  sample(): string {
    const alternatives = [""];
    while (this.#at < this.#pattern.length && this.#pattern[this.#at] !== ")") {
      if (this.#take("|")) alternatives.push("");
      else alternatives.push((alternatives.pop() as string) + this.#repeated());
    }
    return alternatives[this.#choose(alternatives.length)] as string;
  }

  /** An atom as often as it is asked for; each time another choice. */
  #repeated(): string {
    const from = this.#at;
    const first = this.#atom();
    const after = this.#at;
    const [least, most] = this.#repetition();
    const end = this.#at;
    const times = least + this.#choose(most - least + 1);
    let text = "";
    for (let time = 0; time < times; time += 1) {
      this.#at = from;
      text += time === 0 ? first : this.#atom();
    }
    this.#at = Math.max(after, end);
    return text;
  }

  #repetition(): [least: number, most: number] {
    if (this.#take("?")) return [0, 1];
    if (this.#take("*")) return [0, 3];
    if (this.#take("+")) return [1, 3];
    const braces = /^\{(\d+)(?:(,)(\d*))?\}/.exec(this.#pattern.slice(this.#at));
    if (!braces) return [1, 1];
    this.#at += braces[0].length;
    const least = Number(braces[1]);
    if (braces[2] === undefined) return [least, least];
    return [least, braces[3] ? Number(braces[3]) : least + 2];
  }

  #atom(): string {
    const character = this.#pattern[this.#at] as string;
    this.#at += 1;
    switch (character) {
      case "(":
        return this.#group();
      case "[":
        return this.#class();
      case "\\":
        return this.#escape();
      case ".":
        return this.#among("A7x ");
      case "^":
      case "$":
        return "";
      default:
        return character;
    }
  }

  #group(): string {
    const isRefusal = this.#take("?!");
    this.#take("?:");
    const text = this.sample();
    this.#take(")");
    return isRefusal ? "" : text;
  }

  #class(): string {
    const end = this.#pattern.indexOf("]", this.#at);
    const accepted = this.#pattern
      .slice(this.#at, end)
      .replace(/(\w)-(\w)/g, (_, first: string, last: string) =>
        String.fromCharCode(
          ...Array.from(
            { length: last.charCodeAt(0) - first.charCodeAt(0) + 1 },
            (_item, index) => first.charCodeAt(0) + index,
          ),
        ),
      );
    this.#at = end + 1;
    return this.#among(accepted);
  }

  #escape(): string {
    const character = this.#pattern[this.#at] as string;
    this.#at += 1;
    if (character === "d") return this.#among("0123456789");
    if (character === "D") return this.#among("AZ ");
    return character === "w" ? this.#among("Ab3_") : character;
  }

  #among(accepted: string): string {
    return accepted[this.#choose(accepted.length)] as string;
  }

  #take(text: string): boolean {
    const is = this.#pattern.startsWith(text, this.#at);
    if (is) this.#at += text.length;
    return is;
  }
}
