/** `fetch` that keeps the cookies it is given and sends them back, as a browser does: for the log-in itself, which has no token yet. */
export function cookieFetch(inner: typeof fetch): typeof fetch {
  const cookies = new Map<string, string>();
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    if (cookies.size > 0) headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await inner(input, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
      if (name === undefined || value === undefined) continue;
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
}
