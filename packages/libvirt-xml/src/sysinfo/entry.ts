import { distinguished, type Slot, text } from "../kit/index.ts";

/** `<entry name='vendor'>…</entry>` of a table. */
export const entry = (name: string): Slot<string> => distinguished("entry", { name }, text());
