import { InvalidUrl } from "./download-errors.ts";

/** Whether a path is meant as a URL. */
export const isUrl = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(text);

/** @throws InvalidUrl for what is no `http://` or `https://` URL, and for one with a password, which would be stored. */
export function checkedUrl(text: string): URL {
  if (!URL.canParse(text)) throw new InvalidUrl({ url: text, reason: "it is not a URL" });
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new InvalidUrl({ url: text, reason: `'${url.protocol}' is none of 'http:', 'https:'` });
  }
  if (url.username !== "" || url.password !== "") {
    url.username = "";
    url.password = "";
    throw new InvalidUrl({ url: url.href, reason: "it has a name and password in it, which would be stored" });
  }
  return url;
}
