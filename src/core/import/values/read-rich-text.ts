/**
 * The texts of descriptions that a tracker writes as an object instead of as text.
 *
 * Source: https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/ for the
 * document format of Jira's REST API v3
 */

import { isJsonObject, type JsonObject } from "../../json.ts";

/** Members that contain the text of an object that is not a document. */
const textKeys = [
  "text",
  "raw",
  "plain_text",
  "plain",
  "markdown",
  "body",
  "value",
  "html",
] as const;

/** Nodes after which a new line begins. */
const blockTypes: ReadonlySet<string> = new Set(
  "paragraph heading listItem codeBlock blockquote tableRow rule hardBreak mediaSingle".split(" "),
);

/** The maximum nesting of nodes. Omitting deeper nodes bounds the recursion. */
const depthMax = 50;

/**
 * Reads the text of a document in Atlassian's format, with a line per paragraph, or the text of an
 * object such as `{"raw": "…"}`. Returns undefined for another object.
 *
 * @example
 * readRichText({ type: "doc", content: [{ type: "text", text: "Hello" }] }); // "Hello"
 */
export function readRichText(value: object): string | undefined {
  const document: JsonObject = { ...value };
  if (Array.isArray(document["content"])) {
    return collectText(document, 0).trim();
  }
  return textKeys.map((key) => document[key]).find((text) => typeof text === "string");
}

function collectText(node: unknown, depth: number): string {
  if (!isJsonObject(node) || depth > depthMax) {
    return "";
  }
  const { type, text, content, attrs } = node;
  const children: readonly unknown[] = Array.isArray(content) ? content : [];
  const inner = children.map((child) => collectText(child, depth + 1)).join("");
  const own = typeof text === "string" ? text : readAttributes(attrs);
  const end = typeof type === "string" && blockTypes.has(type) && !inner.endsWith("\n") ? "\n" : "";
  return own + inner + end;
}

/** Reads the text of a mention, an emoji or a link. */
function readAttributes(attrs: unknown): string {
  const { text, url, shortName } = isJsonObject(attrs) ? attrs : {};
  return [text, url, shortName].find((each) => typeof each === "string") ?? "";
}
