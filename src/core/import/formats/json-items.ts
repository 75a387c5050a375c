import { normaliseName } from "../../words/normalise-name.ts";
import { type JsonLookup } from "../profiles/profile.ts";
import { findJsonShape } from "../profiles/profiles.ts";
import { type RawObjectRow } from "./parse-object.ts";
import { type JsonFile, readJson } from "./read-json.ts";

/** The names of elements by their ids, which replace the ids in a member. */
type MemberNames = { readonly member: string; readonly names: ReadonlyMap<string, unknown> };

/** The maximum number of elements of a lookup table. Further ids are kept. */
const namesMax = 10_000;

/** Keys that items have, but that labels and other objects of trackers do not have. */
const titleKeys: ReadonlySet<string> = new Set(["title", "summary", "subject"]);

/**
 * Reads the items of a JSON document. Reads the elements of the array in which a tracker writes its
 * items, otherwise of the longest array of objects with titles. Without such an array, reads the
 * document as one item, otherwise the longest array. Replaces ids of other arrays of the document
 * with their names, such as the lists of a Trello board.
 */
export async function openJsonItems(
  texts: AsyncIterable<string>,
): Promise<AsyncIterable<RawObjectRow[]>> {
  const file = await readJson(texts);
  const { array, lookups = {} } = findJsonShape([...file.arrays.keys()]) ?? {};
  const rows = file.readRows(array ?? (await findItems(file)));
  const members = await Promise.all(
    Object.entries(lookups).map(([member, lookup]) => readMemberNames(file, member, lookup)),
  );
  return members.length === 0 ? rows : replaceIds(rows, members);
}

/** Finds the path of the items in a document of an unknown tool. */
async function findItems(file: JsonFile): Promise<string> {
  const paths = [...file.arrays].toSorted(([, a], [, b]) => b - a).map(([path]) => path);
  for (const path of [...paths, ""]) {
    // Each read stops after the first element.
    // oxlint-disable-next-line no-await-in-loop -- see above
    if (await hasTitle(file, path)) {
      return path;
    }
  }
  return paths[0] ?? "";
}

async function hasTitle(file: JsonFile, path: string): Promise<boolean> {
  for await (const [row] of file.readRows(path)) {
    const keys = row === undefined || "fault" in row ? [] : Object.keys(row.value);
    return keys.some((key) => titleKeys.has(normaliseName(key)));
  }
  return false;
}

async function readMemberNames(
  file: JsonFile,
  member: string,
  { array, key, value }: JsonLookup,
): Promise<MemberNames> {
  const names = new Map<string, unknown>();
  for await (const rows of file.arrays.has(array) ? file.readRows(array) : []) {
    for (const row of rows.slice(0, namesMax - names.size)) {
      const element = "value" in row ? row.value : {};
      names.set(String(element[key]), element[value]);
    }
  }
  return { member, names };
}

async function* replaceIds(
  batches: AsyncIterable<RawObjectRow[]>,
  members: readonly MemberNames[],
): AsyncGenerator<RawObjectRow[]> {
  for await (const rows of batches) {
    yield rows.map((row) =>
      "fault" in row ? row : { line: row.line, value: rename(row.value, members) },
    );
  }
}

function rename(
  item: Readonly<Record<string, unknown>>,
  members: readonly MemberNames[],
): Record<string, unknown> {
  const renamed = members.map(({ member, names }) => [member, findNames(item[member], names)]);
  return { ...item, ...Object.fromEntries(renamed) };
}

function findNames(value: unknown, names: ReadonlyMap<string, unknown>): unknown {
  return Array.isArray(value)
    ? value.map((id) => names.get(String(id)) ?? id)
    : (names.get(String(value)) ?? value);
}
