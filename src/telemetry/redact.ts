/** An API key, or a token in the text of an Authorization header. */
const secret = /\bord_[0-9A-Za-z]{16,}|(?<=\bBearer )[\w.~+/=-]+/g;

/** Replaces API keys and bearer tokens in a text, wherever an error message may have copied them. */
export function redact(text: string): string {
  return text.replaceAll(secret, "[secret]");
}
