import { expect, test } from "vitest";
import { createToken } from "../../src/core/token.ts";
import { redact } from "../../src/telemetry/redact.ts";

const key = createToken("ord", new Uint8Array(32).fill(7));

test.each([
  [`Unexpected token 'o', "${key}" is not valid JSON`],
  [`{"path":"/v1/${key}"}`],
  [`Authorization: Bearer ${key}`],
  ["Bearer root-key+of/any.form~_="],
])("replaces the secret in %j", (text) => {
  const redacted = redact(text);
  expect(redacted).toContain("[secret]");
  expect(redacted).not.toMatch(/ord_|root-key/);
});

test("keeps other text", () => {
  const line = '{"request_id":"8f14e45f","path":"/v1/workspaces/wsp_01m8q95jvxe00bsqd8h0d5j4hz"}';
  expect(redact(line)).toBe(line);
});
