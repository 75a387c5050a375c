import { isJsonObject } from "../../json.ts";

/**
 * The properties that name an object of a tracker, in order of preference. A login comes first,
 * because it identifies a user of GitHub, whose name may be absent.
 */
const nameKeys = [
  "login",
  "name",
  "title",
  "value",
  "displayName",
  "username",
  "label",
  "email",
  "key",
  "color",
] as const;

/** The properties that identify an object of a tracker, in order of preference. */
const referenceKeys = ["key", "identifier", "number", "iid", "gid", "id"] as const;

/** The maximum nesting of objects and lists. Omitting deeper values bounds the recursion. */
const depthMax = 5;

/**
 * Converts a value of a JSON document to text, and a list to a list of texts. An object becomes its
 * login, name, title or the next property that names it. An object without a name becomes JSON, so
 * that no data is lost. A connection of GraphQL becomes the list of its nodes. `null` becomes an
 * empty text, which lists omit.
 *
 * @example
 * toPlainText({ id: 1, name: "bug" }); // "bug"
 * toPlainText([{ login: "dfox" }, "kim"]); // ["dfox", "kim"]
 * toPlainText(5); // "5"
 */
export function toPlainText(value: unknown): string | string[] {
  const plain = findNodes(value) ?? value;
  return Array.isArray(plain)
    ? plain
        .flat(depthMax)
        .map((entry: unknown) => toText(entry))
        .filter((text) => text.trim() !== "")
    : toText(plain);
}

/**
 * Converts objects that refer to items to the ids of these items, also in a list. Returns other
 * values unchanged.
 *
 * @example
 * toReferences({ id: "1002", key: "SHOP-2", title: "Accounts" }); // "SHOP-2"
 * toReferences(["SHOP-1", { gid: "7", name: "Login" }]); // ["SHOP-1", "7"]
 */
export function toReferences(value: unknown): unknown {
  const plain = findNodes(value) ?? value;
  return Array.isArray(plain) ? plain.map(toReference) : toReference(plain);
}

function toReference(value: unknown): unknown {
  if (!isJsonObject(value)) {
    return value;
  }
  const ids = referenceKeys.map((key) => (Object.hasOwn(value, key) ? value[key] : undefined));
  return ids.find((id) => typeof id === "string" || typeof id === "number") ?? value;
}

/** Returns the nodes of a connection of GraphQL: `{"nodes": […]}` or `{"edges": [{"node": …}]}`. */
function findNodes(value: unknown): unknown[] | undefined {
  if (!isJsonObject(value)) {
    return undefined;
  }
  const { nodes, edges } = value;
  if (Array.isArray(nodes)) {
    return nodes;
  }
  return Array.isArray(edges)
    ? edges.map((edge: unknown) => (isJsonObject(edge) ? edge["node"] : edge))
    : undefined;
}

function toText(value: unknown, depth = 0): string {
  if (typeof value === "string") {
    return value;
  }
  if (typeof value === "number" || typeof value === "boolean") {
    return String(value);
  }
  return isJsonObject(value) && depth < depthMax ? toObjectText(value, depth) : "";
}

function toObjectText(object: object, depth: number): string {
  for (const key of nameKeys) {
    const name = Object.hasOwn(object, key) ? toText(Reflect.get(object, key), depth + 1) : "";
    if (name.trim() !== "") {
      return name;
    }
  }
  return Object.keys(object).length === 0 ? "" : formatJson(object);
}

/** Formats an object as JSON, or as an empty text if it is nested too deeply for the engine. */
function formatJson(object: object): string {
  try {
    return JSON.stringify(object);
  } catch {
    return "";
  }
}
