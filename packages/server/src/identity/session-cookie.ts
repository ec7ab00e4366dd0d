/** The cookie's name. Under TLS the prefix makes browsers refuse one that was set without TLS or by another host. */
const nameOf = (secure: boolean) => (secure ? "__Host-hob-session" : "hob-session");

/** The session's secret among the cookies of a request. */
export function readSessionCookie(header: string | undefined, secure: boolean): string | undefined {
  const wanted = `${nameOf(secure)}=`;
  for (const pair of header?.split(";") ?? []) {
    const text = pair.trim();
    if (text.startsWith(wanted)) return text.slice(wanted.length);
  }
  return undefined;
}

/**
 * The `Set-Cookie` that begins or (with an empty secret) ends a session in the browser. It lasts until the browser is
 * closed or the server ends the session; scripts cannot read it, and no other site can cause it to be sent.
 */
export function sessionCookie(secret: string, secure: boolean): string {
  const attributes = ["Path=/", "HttpOnly", "SameSite=Strict"];
  if (secure) attributes.push("Secure");
  if (secret === "") attributes.push("Max-Age=0");
  return [`${nameOf(secure)}=${secret}`, ...attributes].join("; ");
}
