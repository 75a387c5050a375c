import fc from "fast-check";
import { expect, test } from "vitest";
import { parseOrigin } from "../../src/core/origin.ts";

test.each([
  ["https://app.example", "https://app.example"],
  ["HTTPS://App.Example:443", "https://app.example"],
  ["https://app.example:8443", "https://app.example:8443"],
  ["https://xn--bcher-kva.example", "https://xn--bcher-kva.example"],
  ["https://192.168.1.7", "https://192.168.1.7"],
  ["https://localhost:5173", "https://localhost:5173"],
  ["http://localhost", "http://localhost"],
  ["http://localhost:80", "http://localhost"],
  ["http://localhost:5173", "http://localhost:5173"],
  ["http://127.0.0.1:3000", "http://127.0.0.1:3000"],
])("parses %s as %s", (text, expected) => {
  expect(parseOrigin(text)).toBe(expected);
});

test.each([
  "*",
  "null",
  "",
  "https://",
  "https://*.example",
  "https://app.example/",
  "https://app.example/path",
  "https://app.example?x",
  "https://user@app.example",
  "https://app.example:0",
  "https://app.example:65536",
  "https://app..example",
  "https://-app.example",
  "https://bücher.example",
  "https://app.example\n",
  " https://app.example",
  "http://app.example",
  "http://localhost.example",
  "http://127.0.0.1.example",
  "http://127.0.0.2",
  "ftp://localhost",
  "app.example",
])("rejects %j", (text) => {
  expect(parseOrigin(text)).toBeUndefined();
});

test("returns a parsed origin unchanged", () => {
  const label = fc.stringMatching(/^[A-Za-z0-9]{1,8}$/);
  const origin = fc
    .tuple(fc.array(label, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 65_535 }))
    .map(([labels, port]) => `https://${labels.join(".")}:${port}`);
  fc.assert(
    fc.property(origin, (text) => {
      const parsed = parseOrigin(text);
      expect(parsed).toBeDefined();
      expect(parseOrigin(parsed ?? "")).toBe(parsed);
    }),
  );
});
