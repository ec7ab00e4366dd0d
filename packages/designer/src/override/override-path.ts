/** What tells one element from its like. */
export type Predicate =
  /** The n-th of its like, from 1; `Infinity` is the last. */
  | { readonly kind: "number"; readonly number: number }
  /** An element that says a value: at an attribute of its own, or of elements inside it, or as their text. */
  | {
      readonly kind: "says";
      readonly elements: readonly string[];
      readonly attribute: string | null;
      readonly value: string;
    }
  /** The element's own name: a disk's target. */
  | { readonly kind: "name"; readonly name: string };

/** An element on the way. */
export interface PathStep {
  readonly name: string;
  readonly predicates: readonly Predicate[];
}

/** Where an override leads: elements below the domain, and perhaps an attribute of the last. */
export interface OverridePath {
  readonly steps: readonly PathStep[];
  readonly attribute: string | null;
}

const name = String.raw`[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?`;
const stepPattern = new RegExp(`^(${name})((?:\\[[^\\]]*\\])*)$`);
const attributePattern = new RegExp(`^@(${name})$`);
const saysPattern = new RegExp(`^((?:${name}/)*)(@?)(${name})\\s*=\\s*(?:'([^']*)'|"([^"]*)")$`);
const accepted =
  "a path such as 'devices/disk[vda]/driver/@cache', 'devices/interface[2]/mtu/@size' or \"cpu/feature[@name='vmx']/@policy\"";

/** Reads a path. Answers a text that says what is wrong with it, where it is none. */
export function readOverridePath(text: string): OverridePath | string {
  const path = text.trim().replace(/^(\.\/|\/domain(?=\/|$)\/?|\/)/, "");
  if (path === "" || path === ".") return `it leads to the domain itself; accepted: ${accepted}`;
  const parts = partsOf(path);
  const steps: PathStep[] = [];
  for (const [index, part] of parts.entries()) {
    const attribute = attributePattern.exec(part)?.[1];
    if (attribute !== undefined && index === parts.length - 1) return { steps, attribute };
    if (part === "text()" && index === parts.length - 1 && steps.length > 0) break;
    const [, step, brackets = ""] = stepPattern.exec(part) ?? [];
    if (step === undefined) return `'${part}' is no step of a path; accepted: ${accepted}`;
    const predicates: Predicate[] = [];
    for (const [, inside = ""] of brackets.matchAll(/\[([^\]]*)\]/g)) {
      const predicate = readPredicate(inside.trim());
      if (predicate === null) {
        return `'[${inside}]' tells no element from its like; accepted: a number from 1, 'last()', a name such as 'vda', or "@name='value'"`;
      }
      predicates.push(predicate);
    }
    steps.push({ name: step, predicates });
  }
  return { steps, attribute: null };
}

/** Splits at slashes that are not in brackets. */
const partsOf = (path: string): readonly string[] => path.match(/(?:[^/[]|\[[^\]]*\])+|(?<=^|\/)(?=\/|$)/g) ?? [];

function readPredicate(text: string): Predicate | null {
  if (/^[1-9]\d*$/.test(text)) return { kind: "number", number: Number(text) };
  if (text === "last()") return { kind: "number", number: Number.POSITIVE_INFINITY };
  const says = saysPattern.exec(text);
  if (says) {
    const [, above = "", at, last = "", single, double] = says;
    const elements = above.split("/").filter((part) => part !== "");
    const value = single ?? double ?? "";
    return at === "@"
      ? { kind: "says", elements, attribute: last, value }
      : { kind: "says", elements: [...elements, last], attribute: null, value };
  }
  return text === "" || /['"=@()]/.test(text) ? null : { kind: "name", name: text };
}
