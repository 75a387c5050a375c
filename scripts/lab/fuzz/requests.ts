import fc from "fast-check";
import { type Api, type Operation, type Parameter } from "./document.ts";
import { naughtyText, naughtyValue } from "./naughty-texts.ts";
import { generateValid } from "./valid-values.ts";

/** The key that a request sends. */
type Credential = "workspace" | "root" | "none" | "unknown";

/** A request as data, so that fast-check can shrink and print it. */
export type FuzzRequest = {
  readonly credential: Credential;
  readonly path: Readonly<Record<string, string>>;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: Readonly<Record<string, string>>;
  /** The media type and the text of the body. */
  readonly body?: { readonly type: string; readonly text: string } | undefined;
};

/** Values of path parameters that exist, by the name of the parameter. */
export type KnownIds = Readonly<Record<string, readonly string[]>>;

/**
 * Returns an arbitrary of requests to an operation: most of them are valid, and the others have
 * broken parts. A known id is likely, so that requests reach more than "not found".
 */
export function generateRequest(
  api: Api,
  operation: Operation,
  ids: KnownIds,
): fc.Arbitrary<FuzzRequest> {
  return fc.record({
    credential: generateCredential(operation),
    path: generatePath(api, operation, ids),
    query: generateQuery(api, operation, ids),
    headers: generateHeaders(api, operation),
    body: generateBody(api, operation, ids),
  });
}

function generateCredential({ path }: Operation): fc.Arbitrary<Credential> {
  const usual = path.includes("{workspaceId}") || path.includes("/api/") ? "workspace" : "root";
  return fc.oneof(
    { weight: 18, arbitrary: fc.constant(usual) },
    fc.constantFrom<Credential[]>("workspace", "root", "none", "unknown"),
  );
}

function listParameters({ parameters }: Operation, place: Parameter["in"]): readonly Parameter[] {
  return parameters.filter((parameter) => parameter.in === place);
}

function generatePath(api: Api, operation: Operation, ids: KnownIds) {
  const entries = listParameters(operation, "path").map(({ name, schema }) => {
    const weight = name === "workspaceId" ? 60 : 8;
    const known = fc.constantFrom(...(ids[name] ?? ["unknown"]));
    const text = generateParameter(api, schema).filter((value) => value !== "");
    return [name, fc.oneof({ weight, arbitrary: known }, text)] as const;
  });
  return fc.record(Object.fromEntries(entries));
}

/** Returns an arbitrary of texts of a parameter: valid ones, and some naughty ones. */
function generateParameter(api: Api, schema: Parameter["schema"]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 6, arbitrary: generateValid(api.resolve, schema).map(formatValue) },
    naughtyText,
  );
}

function formatValue(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

type Query = FuzzRequest["query"];

function generateQuery(api: Api, operation: Operation, ids: KnownIds): fc.Arbitrary<Query> {
  const parameters = listParameters(operation, "query").map(({ name, schema, required }) => {
    const known = fc.constantFrom(...(ids[name] ?? ["rice"]));
    const value = fc.oneof(
      { weight: 9, arbitrary: generateValid(api.resolve, schema).map(formatValue) },
      { weight: ids[name] === undefined ? 1 : 9, arbitrary: known },
      naughtyText,
    );
    return { isRequired: required === true, entry: fc.tuple(fc.constant(name), value) };
  });
  const unknown = fc.tuple(fc.constantFrom("unknown", "__proto__", "api_key"), naughtyText);
  const required = parameters.filter(({ isRequired }) => isRequired);
  const optional = parameters.filter(({ isRequired }) => !isRequired);
  return fc
    .subarray(optional, { maxLength: Math.min(4, optional.length) })
    .chain((chosen) => fc.tuple(...[...required, ...chosen].map(({ entry }) => entry)))
    .chain((entries) =>
      fc.oneof(
        { weight: 20, arbitrary: fc.constant(entries) },
        unknown.map((entry) => entries.concat([entry])),
      ),
    );
}

/** A header with a text that HTTP can carry: fetch itself rejects the others. */
const headerText = naughtyText
  .map((text) =>
    text
      .replaceAll(/[^\x20-\x7e]/g, "")
      .slice(0, 2_000)
      .trim(),
  )
  .filter((text) => text !== "");

const extraHeaders: Readonly<Record<string, fc.Arbitrary<string>>> = {
  accept: fc.constantFrom("*/*", "application/json", "text/csv", "application/x-ndjson", "x"),
  "if-match": fc.constantFrom('"1"', 'W/"2"', "*", '"1", "2"', "1"),
  "if-none-match": fc.constantFrom('"x"', "*", 'W/"x", "y"'),
  prefer: fc.constantFrom("wait=1", "respond-async", "wait=x"),
  origin: fc.constantFrom("https://example.com", "null"),
  "content-encoding": fc.constantFrom("gzip", "identity", "br"),
};

function generateHeaders(api: Api, operation: Operation): fc.Arbitrary<Record<string, string>> {
  const documented = listParameters(operation, "header").map(({ name, schema }) => {
    const valid = generateValid(api.resolve, schema)
      .map(formatValue)
      .map((text) => text.replaceAll(/[^\x20-\x7e]/g, "").trim() || "1");
    const value = fc.oneof({ weight: 4, arbitrary: valid }, headerText);
    return [name.toLowerCase(), value] as const;
  });
  const all = { ...extraHeaders, ...Object.fromEntries(documented) };
  const names = Object.keys(all);
  return fc
    .oneof(
      { weight: 2, arbitrary: fc.constant<string[]>([]) },
      fc.subarray(names, { maxLength: Math.min(2, names.length) }),
    )
    .chain((chosen) =>
      fc.record(Object.fromEntries(chosen.map((name) => [name, all[name] ?? headerText]))),
    );
}

function generateBody(
  api: Api,
  operation: Operation,
  ids: KnownIds,
): fc.Arbitrary<FuzzRequest["body"]> {
  const media = Object.entries(operation.body);
  const stray = fc.constantFrom(
    { type: "application/json", text: "{" },
    { type: "application/json", text: "null" },
    { type: "text/plain", text: "x" },
    { type: "application/json; charset=latin1", text: "{}" },
    { type: "application/json", text: `${"[".repeat(40)}${"]".repeat(40)}` },
    { type: "application/json", text: '{"a":1,"a":2}' },
    { type: "application/json", text: '{"__proto__":{"x":1}}' },
    { type: "", text: "{}" },
  );
  const none = fc.constant(undefined);
  if (media.length === 0) {
    return fc.oneof({ weight: 20, arbitrary: none }, stray);
  }
  const bodies = media.map(([type, { schema = {}, example }]) => {
    const valid = generateValid(api.resolve, schema).chain((value) => useKnownIds(value, ids));
    const base = example === undefined ? valid : fc.oneof(valid, fc.constant(example));
    const text = fc.oneof(
      { weight: 5, arbitrary: base },
      { weight: 5, arbitrary: base.chain(breakValue) },
    );
    return text.map((value) => ({
      type,
      text: typeof value === "string" && type !== "application/json" ? value : stringify(value),
    }));
  });
  return fc.oneof({ weight: 18, arbitrary: fc.oneof(...bodies) }, stray, none);
}

function stringify(value: unknown): string {
  return JSON.stringify(value) ?? "null";
}

/** Replaces ids of resources by known ones of the same kind, half of the time. */
function useKnownIds(value: unknown, ids: KnownIds): fc.Arbitrary<unknown> {
  const known = Object.values(ids).flat();
  return fc.tuple(fc.boolean(), fc.nat(1_000)).map(([isKnown, seed]) => {
    if (!isKnown) {
      return value;
    }
    const text = stringify(value)
      .replaceAll(/"([a-z]{3})_[0-9a-z]{26}"/g, (id, prefix: string) => {
        const same = known.filter((each) => each.startsWith(`${prefix}_`));
        return same.length === 0 ? id : stringify(same[seed % same.length]);
      })
      .replaceAll(/"model":"[^"]*"/g, '"model":"rice"')
      .replaceAll(/"(criterion|key)":"[^"]*"/g, '"$1":"reach"');
    const replaced: unknown = JSON.parse(text);
    return replaced;
  });
}

/** Breaks one place of a value: replaces it, removes it, or adds an unknown member. */
function breakValue(value: unknown): fc.Arbitrary<unknown> {
  const places = listPlaces(value);
  return fc
    .tuple(fc.nat(places.length - 1), naughtyValue, fc.constantFrom("replace", "remove", "add"))
    .map(([index, naughty, action]) => change(value, places[index] ?? [], { naughty, action }));
}

type Place = readonly (string | number)[];

function listPlaces(value: unknown, place: Place = []): Place[] {
  if (typeof value !== "object" || value === null) {
    return [place];
  }
  const entries = Object.entries(value).slice(0, 20);
  return [place, ...entries.flatMap(([name, member]) => listPlaces(member, [...place, name]))];
}

type Damage = { readonly naughty: unknown; readonly action: string };

function change(value: unknown, [step, ...rest]: Place, damage: Damage): unknown {
  if (typeof value !== "object" || value === null) {
    return typeof value === "string" ? changeText(value, damage) : damage.naughty;
  }
  if (step === undefined) {
    const isExtended = damage.action === "add" && !Array.isArray(value);
    return isExtended ? { ...value, unknown: damage.naughty } : damage.naughty;
  }
  const copy: Record<string, unknown> = { ...value };
  const name = String(step);
  if (damage.action === "remove" && rest.length === 0) {
    delete copy[name];
  } else {
    copy[name] = change(copy[name], rest, damage);
  }
  return Array.isArray(value) ? Object.values(copy) : copy;
}

/** Replaces a text, cuts it, or damages it in the middle, as a file may be damaged. */
function changeText(text: string, { naughty, action }: Damage): unknown {
  const half = Math.floor(text.length / 2);
  if (action === "remove") {
    return text.slice(0, half);
  }
  return action === "add"
    ? `${text.slice(0, half)}${stringify(naughty)}${text.slice(half)}`
    : naughty;
}
