import { children } from "../../../kit/index.ts";
import { ifAny } from "../../../kit/if-any.ts";
import { route } from "../../../network/route.ts";

/** All `<route>` of an interface. */
export const interfaceRoutes = ifAny(children(route, { key: (item) => item.address }));
