import {
  attribute,
  child,
  children,
  element,
  type Element,
  ifAny,
  integer,
  oneOf,
  onOff,
  type Open,
  required,
  within,
  yesNo,
} from "../../kit/index.ts";
import { type GraphicsChannel, graphicsChannel } from "./graphics/channel.ts";
import { type GraphicsGl, graphicsGl } from "./graphics/gl.ts";
import { type GraphicsListen, graphicsListen } from "./graphics/listen.ts";

/** How a guest's screen is reached. */
export interface Graphics {
  readonly type: Open<"vnc" | "spice" | "sdl" | "rdp" | "desktop" | "egl-headless" | "dbus">;
  /** TCP port; −1 while libvirt chooses it. */
  readonly port?: number;
  /** Of SPICE. */
  readonly tlsPort?: number;
  readonly autoport?: boolean;
  /** Of VNC: the port for browsers; −1 while libvirt chooses it. */
  readonly websocket?: number;
  /** Of VNC: a path on the host instead of a port. */
  readonly socket?: string;
  /** The first listen's address, for programs that know nothing else. */
  readonly listen?: string;
  readonly keymap?: string;
  /** Of VNC. */
  readonly sharePolicy?: Open<"allow-exclusive" | "force-shared" | "ignore">;
  /** Of VNC: whether a viewer may switch the guest off. */
  readonly powerControl?: boolean;
  /** Only told to a connection that may see secrets. */
  readonly passwd?: string;
  /** UTC: `2026-11-20T18:00:00`. */
  readonly passwdValidTo?: string;
  /** What happens to viewers when the password changes. */
  readonly connected?: Open<"fail" | "disconnect" | "keep">;
  /** Of SPICE: whether channels are encrypted that are not named. */
  readonly defaultMode?: Open<"any" | "secure" | "insecure">;
  /** Of SDL and VirtualBox's desktop: the X display. */
  readonly display?: string;
  readonly xauth?: string;
  readonly fullscreen?: boolean;
  /** Of RDP: whether a second viewer takes the first one's place. */
  readonly replaceUser?: boolean;
  /** Of RDP: whether there may be several viewers. */
  readonly multiUser?: boolean;
  /** Of D-Bus: whether there is no bus in between. */
  readonly p2p?: boolean;
  /** Of D-Bus: the bus's address. */
  readonly address?: string;
  readonly listens: readonly GraphicsListen[];
  /** Of SPICE. */
  readonly channels?: readonly GraphicsChannel[];
  /** Of SPICE. */
  readonly image?: { readonly compression?: Open<"auto_glz" | "auto_lz" | "quic" | "glz" | "lz" | "off"> };
  /** Of SPICE, over a slow line: `auto`, `never`, `always`. */
  readonly jpegCompression?: Open<"auto" | "never" | "always">;
  readonly zlibCompression?: Open<"auto" | "never" | "always">;
  /** Of SPICE: whether sound is compressed. */
  readonly playbackCompression?: boolean;
  /** Of SPICE: which parts of the screen are taken for video. */
  readonly streamingMode?: Open<"filter" | "all" | "off">;
  /** Of SPICE: who moves the mouse's pointer. */
  readonly mouseMode?: Open<"server" | "client">;
  /** Of SPICE: whether the clipboard is shared. */
  readonly clipboardCopypaste?: boolean;
  /** Of SPICE: whether files can be dropped on the guest. */
  readonly filetransfer?: boolean;
  readonly gl?: GraphicsGl;
  /** Of a VNC server or D-Bus: the audio backend's number. */
  readonly audio?: number;
}

const compression = oneOf("auto", "never", "always");

/** `<graphics>`. */
export const graphics: Element<Graphics> = element("graphics", {
  type: required(attribute("type", oneOf("vnc", "spice", "sdl", "rdp", "desktop", "egl-headless", "dbus"))),
  socket: attribute("socket"),
  port: attribute("port", integer),
  tlsPort: attribute("tlsPort", integer),
  autoport: attribute("autoport", yesNo),
  websocket: attribute("websocket", integer),
  replaceUser: attribute("replaceUser", yesNo),
  multiUser: attribute("multiUser", yesNo),
  listen: attribute("listen"),
  keymap: attribute("keymap"),
  defaultMode: attribute("defaultMode", oneOf("any", "secure", "insecure")),
  sharePolicy: attribute("sharePolicy", oneOf("allow-exclusive", "force-shared", "ignore")),
  powerControl: attribute("powerControl", yesNo),
  passwd: attribute("passwd"),
  passwdValidTo: attribute("passwdValidTo"),
  connected: attribute("connected", oneOf("fail", "disconnect", "keep")),
  display: attribute("display"),
  xauth: attribute("xauth"),
  fullscreen: attribute("fullscreen", yesNo),
  p2p: attribute("p2p", yesNo),
  address: attribute("address"),
  listens: children(graphicsListen),
  channels: ifAny(children(graphicsChannel, { key: (item) => item.name })),
  image: child("image", {
    compression: attribute("compression", oneOf("auto_glz", "auto_lz", "quic", "glz", "lz", "off")),
  }),
  jpegCompression: within("jpeg", attribute("compression", compression)),
  zlibCompression: within("zlib", attribute("compression", compression)),
  playbackCompression: within("playback", attribute("compression", onOff)),
  streamingMode: within("streaming", attribute("mode", oneOf("filter", "all", "off"))),
  mouseMode: within("mouse", attribute("mode", oneOf("server", "client"))),
  clipboardCopypaste: within("clipboard", attribute("copypaste", yesNo)),
  filetransfer: within("filetransfer", attribute("enable", yesNo)),
  gl: child(graphicsGl),
  audio: within("audio", attribute("id", integer)),
});
