import { expect, test } from "vitest";
import { readRichText } from "../../../../src/core/import/values/read-rich-text.ts";

const text = (words: string) => ({ type: "text", text: words });
const paragraph = (...content: object[]) => ({ type: "paragraph", content });

test("reads a document of Jira with a line per paragraph and entry of a list", () => {
  const list = ["one", "two"].map((word) => ({
    type: "listItem",
    content: [paragraph(text(word))],
  }));
  const mention = { type: "mention", attrs: { id: "1", text: "@Ana" } };
  const content = [paragraph(text("Ask "), mention), { type: "bulletList", content: list }];
  expect(readRichText({ type: "doc", version: 1, content })).toBe("Ask @Ana\none\ntwo");
});

test("reads a line break and a link", () => {
  const link = { type: "inlineCard", attrs: { url: "https://example.org" } };
  const content = [paragraph(text("See"), { type: "hardBreak" }, link)];
  expect(readRichText({ type: "doc", content })).toBe("See\nhttps://example.org");
});

test.each([
  [{ raw: "a", html: "<p>a</p>" }, "a"],
  [{ content: [] }, ""],
  [{ name: "a" }, undefined],
  [{ text: 3 }, undefined],
])("reads %j as %j", (value, expected) => {
  expect(readRichText(value)).toBe(expected);
});

test("does not overflow the stack on deep documents", () => {
  let node: object = text("deep");
  for (let depth = 0; depth < 50_000; depth += 1) {
    node = { type: "blockquote", content: [node] };
  }
  expect(readRichText({ type: "doc", content: [node] })).toBe("");
});
