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

/**
 * The maximum nesting of objects and lists. Deeper values are left out, which bounds the recursion.
 */
const depthMax = 5;

/**
 * Converts a value of a JSON document to text, and a list to a list of texts. An object becomes its
 * login, name, title or the next property that names it. An object without a name becomes JSON, so
 * that no data is lost. `null` becomes an empty text, which lists omit.
 *
 * @example
 * toPlainText({ id: 1, name: "bug" }); // "bug"
 * toPlainText([{ login: "dfox" }, "kim"]); // ["dfox", "kim"]
 * toPlainText(5); // "5"
 */
export function toPlainText(value: unknown): string | string[] {
  return Array.isArray(value)
    ? value
        .flat(depthMax)
        .map((entry: unknown) => toText(entry))
        .filter((text) => text.trim() !== "")
    : toText(value);
}

function toText(value: unknown, depth = 0): string {
  if (typeof value === "string") {
    return value;
  }
  if (typeof value === "number" || typeof value === "boolean") {
    return String(value);
  }
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject && depth < depthMax ? toObjectText(value, depth) : "";
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
