import { attribute, element, type Element, required, text } from "../../kit/index.ts";

/** A variable in the environment of a container's first program. */
export interface Initenv {
  readonly name: string;
  /** Absent for an empty one. */
  readonly value?: string;
}

/** `<os><initenv>`. */
export const initenv: Element<Initenv> = element("initenv", { name: required(attribute("name")), value: text() });
