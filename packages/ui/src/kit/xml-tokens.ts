/** A piece of XML text by what it is; pieces joined give the text again. */
export interface XmlToken {
  readonly kind: "text" | "tag" | "attribute" | "value" | "comment";
  readonly text: string;
}

const comment = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>/y;
const tagStart = /<\/?[^\s/>]+/y;
const attribute = /[^\s=/>]+/y;
const value = /"[^"]*"|'[^']*'/y;
const tagEnd = /\/?>/y;
const text = /[^<]+/y;
const between = /[\s=]+/y;
const anything = /[\s\S]/y;

/** Cuts XML text into pieces for colouring. It never fails: what it does not understand is text. */
export function xmlTokens(source: string): XmlToken[] {
  const tokens: XmlToken[] = [];
  let at = 0;
  let isInTag = false;
  const take = (kind: XmlToken["kind"], pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(source)?.[0];
    if (found === undefined) return false;
    tokens.push({ kind, text: found });
    at += found.length;
    return true;
  };
  while (at < source.length) {
    if (isInTag) {
      if (take("tag", tagEnd)) isInTag = false;
      else if (!take("value", value) && !take("text", between) && !take("attribute", attribute)) take("text", anything);
    } else if (!take("comment", comment)) {
      if (take("tag", tagStart)) isInTag = true;
      else if (!take("text", text)) take("text", anything);
    }
  }
  return tokens;
}
