import { attribute, integer, type Slot } from "../../kit/index.ts";
import { orVariable, type FilterVariable } from "../variable.ts";

/** An attribute that is a number, in decimal or hexadecimal, or a variable. */
export const number = (name: string): Slot<number | FilterVariable> => attribute(name, orVariable(integer));
