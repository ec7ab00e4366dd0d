import {
  attribute,
  child,
  children,
  element,
  type Element,
  integer,
  oneOf,
  type Open,
  required,
  within,
  yesNo,
} from "../../kit/index.ts";

/** Where a screen is served. */
export interface GraphicsListen {
  readonly type: Open<"address" | "network" | "socket" | "none">;
  readonly address?: string;
  readonly network?: string;
  readonly socket?: string;
}

/** How a guest's screen is reached. */
export interface Graphics {
  readonly type: Open<"vnc" | "spice" | "sdl" | "rdp" | "desktop" | "egl-headless" | "dbus">;
  /** TCP port; −1 while libvirt chooses it. */
  readonly port?: number;
  readonly tlsPort?: number;
  readonly autoport?: boolean;
  readonly websocket?: number;
  readonly socket?: string;
  readonly listen?: string;
  readonly keymap?: string;
  readonly sharePolicy?: Open<"allow-exclusive" | "force-shared" | "ignore">;
  /** Only told to a connection that may see secrets. */
  readonly passwd?: string;
  readonly listens: readonly GraphicsListen[];
  readonly image?: { readonly compression?: string };
  readonly gl?: { readonly enable?: boolean; readonly rendernode?: string };
  /** Of a VNC server: the audio backend's number. */
  readonly audio?: number;
}

const graphicsListen: Element<GraphicsListen> = element("listen", {
  type: required(attribute("type", oneOf("address", "network", "socket", "none"))),
  address: attribute("address"),
  network: attribute("network"),
  socket: attribute("socket"),
});

/** `<graphics>`. */
export const graphics: Element<Graphics> = element("graphics", {
  type: required(attribute("type", oneOf("vnc", "spice", "sdl", "rdp", "desktop", "egl-headless", "dbus"))),
  socket: attribute("socket"),
  port: attribute("port", integer),
  tlsPort: attribute("tlsPort", integer),
  autoport: attribute("autoport", yesNo),
  websocket: attribute("websocket", integer),
  listen: attribute("listen"),
  keymap: attribute("keymap"),
  passwd: attribute("passwd"),
  sharePolicy: attribute("sharePolicy", oneOf("allow-exclusive", "force-shared", "ignore")),
  listens: children(graphicsListen),
  audio: within("audio", attribute("id", integer)),
  image: child("image", { compression: attribute("compression") }),
  gl: child("gl", { enable: attribute("enable", yesNo), rendernode: attribute("rendernode") }),
});
