import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generateTypes } from "../../scripts/openapi/types/generate-types.ts";

test("the types of the client match the OpenAPI document that is served", async () => {
  const types = readFileSync("src/client/openapi-types.ts", "utf8");
  const generated = await generateTypes(readFileSync("src/web/openapi.json", "utf8"));
  // Compared as a whole: vitest takes minutes to print the difference of two long texts.
  expect(types === generated, "Run `npm run openapi` and commit the result.").toBe(true);
});
