import { attribute, integer, within } from "../../../kit/index.ts";

/** How many packets the host's device waits for before it says so: `<coalesce><rx><frames max='7'/>`. */
export const coalesceRxFramesMax = within("coalesce", within("rx", within("frames", attribute("max", integer))));
