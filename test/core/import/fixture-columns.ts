import { readFileSync } from "node:fs";
import { type FileFormat } from "../../../src/core/import/formats/detect-format.ts";
import { type Profile } from "../../../src/core/import/profiles/profile.ts";

/** Returns the format of a fixture by the ending of its name. */
export function formatOf(file: string): FileFormat {
  if (file.endsWith(".csv")) {
    return "csv";
  }
  return file.endsWith(".ndjson") ? "ndjson" : "json";
}

/** Returns the headings of a fixture, none of which contains a quote, or the keys of its items. */
export function readFixtureColumns(file: string, array?: string): string[] {
  const text = readFileSync(`test/core/import/fixtures/${file}`, "utf8").replace(/^\uFEFF/, "");
  const [first = ""] = text.split(/\r?\n/);
  if (formatOf(file) === "csv") {
    const delimiter = first.includes(";") ? ";" : ",";
    return first.split(delimiter).map((heading) => heading.replaceAll('"', ""));
  }
  const lines = text.trimEnd().split("\n");
  const content: unknown =
    formatOf(file) === "ndjson" ? lines.map((line) => JSON.parse(line)) : JSON.parse(text);
  return listKeys(array === undefined ? content : readMember(content, array));
}

/** Returns the keys of the members of `fields`, after those of the items. */
export function readUnwrappedColumns(file: string, { json }: Profile): string[] {
  const text = readFileSync(`test/core/import/fixtures/${file}`, "utf8");
  const content: unknown = JSON.parse(text);
  const items = Array.isArray(content) ? content : readMember(content, json?.array ?? "");
  const inner = (Array.isArray(items) ? items : []).map((item) => readMember(item, "fields"));
  return [...listKeys(items), ...listKeys(inner)];
}

function readMember(value: unknown, key: string): unknown {
  return Object.entries(Object(value)).find(([name]) => name === key)?.[1];
}

function listKeys(items: unknown): string[] {
  return [...new Set((Array.isArray(items) ? items : []).flatMap((item) => Object.keys(item)))];
}
