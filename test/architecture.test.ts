import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, parse } from "node:path";
import { describe, expect, test } from "vitest";

const entries = readdirSync("src", { recursive: true, encoding: "utf8" }).map((path) =>
  join("src", path),
);

const sources = entries
  .filter((path) => path.endsWith(".ts"))
  .map((path) => ({ path, text: readFileSync(path, "utf8") }));

const wranglerToml = readFileSync("wrangler.toml", "utf8");

/** The names of the bindings in wrangler.toml. */
const bindings = [...wranglerToml.matchAll(/^(?:binding|name) = "([A-Z]+)"/gm)].map(
  ([, name = ""]) => name,
);

/** Lists the files below a folder whose text matches a pattern. */
function findFiles(folder: RegExp, pattern: RegExp): string[] {
  return sources
    .filter(({ path, text }) => folder.test(path) && pattern.test(text))
    .map(({ path }) => path);
}

describe("a binding", () => {
  test("is read only by worker.ts and src/platform", () => {
    const access = new RegExp(String.raw`\b(?:env|bindings)\.(?:${bindings.join("|")})\b`);
    const readers = findFiles(/^src\//, access);
    expect(readers).not.toEqual([]);
    expect(readers.filter((path) => !/^src\/(?:worker\.ts$|platform\/)/.test(path))).toEqual([]);
  });

  test("has the same name in wrangler.toml and in env.ts", () => {
    const env = readFileSync("src/env.ts", "utf8");
    const names = [...env.matchAll(/^ {2}readonly ([A-Z]+)\??: [A-Z]/gm)].map(([, name]) => name);
    expect(new Set(names)).toEqual(new Set(bindings));
  });
});

test("a flow has no HTTP status, no header and no Response", () => {
  const http = /\bstatus: [1-5]\d\d\b|new Response\(|c\.json\(|\bheaders\.set\(/;
  expect(findFiles(/^src\/flows\//, http)).toEqual([]);
});

test("an edge does not import snapshots, columns, rankings or item changes", () => {
  const domain = /from "(?:\.\.\/)+core\/(?:snapshot|columns|ranking|item\/change-item)/;
  expect(findFiles(/^src\/(?:http|queue|cron|live)\//, domain)).toEqual([]);
});

/** The files at the root of src: the entry, its bindings and the overview. */
const rootFiles = ["README.md", "env.ts", "worker.ts"];

describe("the source tree", () => {
  test("has only the entry, its bindings and the overview at its root", () => {
    const files = readdirSync("src", { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
    expect(files.toSorted()).toEqual(rootFiles);
  });

  test("has no file or folder with a meaningless name", () => {
    const vague = /^(?:utils?|helpers?|common|managers?|services?|index)$/;
    const named = entries.filter((path) => vague.test(parse(path).name.replace(/\..*/, "")));
    expect(named.filter((path) => path !== "src/dashboard/index.html")).toEqual([]);
  });
});

const documents = [
  "README.md",
  "src/README.md",
  "src/client/README.md",
  "src/core/columns/README.md",
  "test/README.md",
  "scripts/lab/README.md",
  ...readdirSync("docs").map((file) => `docs/${file}`),
];

test.each(documents)("%s names only paths that exist", (document) => {
  const paths = readFileSync(document, "utf8").matchAll(
    /`((?:src|test|scripts|migrations|docs)\/[\w./-]*)`/g,
  );
  const missing = [...paths].map(([, path = ""]) => path).filter((path) => !existsSync(path));
  expect(missing).toEqual([]);
});
