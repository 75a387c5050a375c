import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as brought from "../src/zod-names.ts";

/** What only types say; nothing of it is there when the Worker runs. */
const types = new Set(["infer", "core", "ZodObject"]);

test("the Worker brings every name of zod that is used, and no other", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" });
  const texts = files
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join("src", file), "utf8"));
  const used = texts.flatMap((text) =>
    [...text.matchAll(/\bz\.([a-zA-Z]+)/g)].map(([, name]) => name),
  );
  const names = [...new Set(used)].filter((name = "") => !types.has(name));
  expect(Object.keys(brought).toSorted()).toEqual(names.toSorted());
});
