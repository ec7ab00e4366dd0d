/** A text that SASL has no form for; `message` says why, without the text. */
export class SaslPrepFault extends Error {
  readonly what: "user name" | "password";

  constructor(what: "user name" | "password", message: string) {
    super(message);
    this.what = what;
  }
}

/** RFC 3454, C.1.2: spaces that are not ASCII's become one that is. */
const spaces = /[\u00A0\u1680\u2000-\u200B\u202F\u205F\u3000]/gu;
/** RFC 3454, B.1: what nobody sees. */
const unseen = /[\u{AD}\u{1806}\u{2060}\u{FEFF}\p{Variation_Selector}\p{Join_Control}]|\u{34F}/gu;
/** RFC 3454, C.2 to C.9: controls, private use, surrogates, non-characters, marks of direction, tags. */
const prohibited =
  /[\p{Cc}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\p{Bidi_Control}\u2028\u2029\u206A-\u206F\uFFF9-\uFFFD\u2FF0-\u2FFB\u{E0001}\u{E0020}-\u{E007F}]/u;

/**
 * A name or password in the one form in which both ends compare it.
 *
 * @throws SaslPrepFault when it is empty, or holds a character that may not be in it.
 * @source RFC 4013
 */
export function saslPrep(text: string, what: "user name" | "password"): string {
  const prepared = text.replace(spaces, " ").replace(unseen, "").normalize("NFKC");
  if (prepared === "") throw new SaslPrepFault(what, "it is empty");
  if (prohibited.test(prepared)) {
    throw new SaslPrepFault(what, "it holds a control character, or one that is not for exchange");
  }
  return prepared;
}
