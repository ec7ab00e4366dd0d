import { children, ifAny } from "../../../kit/index.ts";
import { route } from "../../../network/route.ts";

/** All `<route>` of an interface. */
export const interfaceRoutes = ifAny(children(route, { key: (item) => item.address }));
