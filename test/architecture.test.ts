import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => ({ path: join("src", path), text: readFileSync(join("src", path), "utf8") }));

const bindings = [
  "DB",
  "CACHE",
  "JOBS",
  "IMPORTS",
  "STABILITY",
  "POINTS",
  "LIMITER",
  "ROOMS",
  "VERSION",
];

test("only worker.ts and the types of env.ts know the name of a binding", () => {
  const named = new RegExp(`\\b(?:env|bindings)\\.(?:${bindings.join("|")})\\b`);
  const knowing = sources.filter(({ text }) => named.test(text)).map(({ path }) => path);
  expect(knowing).toEqual(["src/worker.ts"]);
});

test("wrangler.toml binds what env.ts says, by the same names", () => {
  const toml = readFileSync("wrangler.toml", "utf8");
  const bound = [...toml.matchAll(/^(?:binding|name) = "([A-Z]+)"/gm)].map(([, name]) => name);
  const env = readFileSync("src/env.ts", "utf8");
  const typed = [...env.matchAll(/^ {2}readonly ([A-Z]+)\??: [A-Z]/gm)].map(([, name]) => name);
  expect(new Set(typed)).toEqual(new Set(bound.filter((name) => name !== "ASSETS")));
});

test("a flow speaks no HTTP: it has no status, no header and no Response", () => {
  const spoken = /\bstatus: [1-5]\d\d\b|new Response\(|c\.json\(|\bheaders\.set\(/;
  const speaking = sources.filter(
    ({ path, text }) => path.startsWith("src/flows") && spoken.test(text),
  );
  expect(speaking.map(({ path }) => path)).toEqual([]);
});

test("an edge takes the domain from flows: no models, boards or orders of its own", () => {
  const edges = /^src\/(?:http|queue|cron|live)\//;
  const domain = /from "(?:\.\.\/)+core\/(?:board|columns|ranking|item\/change-item)/;
  const deciding = sources.filter(({ path, text }) => edges.test(path) && domain.test(text));
  expect(deciding.map(({ path }) => path)).toEqual([]);
});

test.each(["README.md", "src/README.md"])("every path that %s names is there", (readme) => {
  const named = readFileSync(readme, "utf8").matchAll(
    /`((?:src|test|scripts|migrations)\/[\w./-]*)`/g,
  );
  const missing = [...named].map(([, path = ""]) => path).filter((path) => !existsSync(path));
  expect(missing).toEqual([]);
});
