import { attribute, integer, InvalidXmlValue, type Slot, within } from "../../../kit/index.ts";

const units: Readonly<Record<string, number>> = { hours: 3600, minutes: 60, seconds: 1 };
const expiry = attribute("expiry", integer);

/** `<lease expiry='2' unit='hours'/>` as seconds, written in the largest unit that has them whole; without one minutes. */
export const leaseSeconds = (): Slot<number> =>
  within("lease", {
    extent: () => ({ attributes: ["expiry", "unit"] }),
    read(node, path) {
      const count = expiry.read(node, path);
      const unit = node.attribute("unit") ?? "minutes";
      const factor = units[unit];
      if (factor === undefined) {
        throw new InvalidXmlValue({ path: `${path}/@unit`, value: unit, expects: Object.keys(units).join(", ") });
      }
      return count === undefined ? undefined : count * factor;
    },
    update(place, before, after) {
      if (before === after) return;
      const [unit, factor] = Object.entries(units).find(([, each]) => after && after % each === 0) ?? ["", 1];
      expiry.update(place, undefined, after === undefined ? undefined : after / factor);
      if (after) place.node.setAttribute("unit", unit);
      else place.node.removeAttribute("unit");
    },
  });
