import fc from "fast-check";
import { type Api, type Schema } from "./document.ts";

/** The bounds of generated values. Larger bodies would test the limits only. */
const lengthMax = 40;
const itemsMax = 4;
/** With more optional members, the rules that a schema cannot state reject almost every object. */
const optionalMax = 3;
const depthMax = 6;

type Resolve = Api["resolve"];

/** Returns an arbitrary of values that match a schema, up to rules that the schema cannot state. */
export function generateValid(resolve: Resolve, schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  const resolved = resolve(schema);
  const choices = resolved.anyOf ?? resolved.oneOf;
  if (choices !== undefined) {
    return fc.oneof(...choices.map((choice) => generateValid(resolve, choice, depth)));
  }
  if (resolved.allOf !== undefined) {
    return generateAll(resolve, resolved.allOf, depth);
  }
  if (resolved.enum !== undefined) {
    return fc.constantFrom(...resolved.enum);
  }
  const types = [resolved.type ?? "any"].flat();
  return fc.oneof(...types.map((type) => generateType({ resolve, depth }, resolved, type)));
}

/** Merges the members of all parts. */
function generateAll(
  resolve: Resolve,
  parts: readonly Schema[],
  depth: number,
): fc.Arbitrary<unknown> {
  return fc
    .tuple(...parts.map((part) => generateValid(resolve, part, depth)))
    .map((values) => Object.assign({}, ...values.map((value) => Object(value))));
}

type Context = { readonly resolve: Resolve; readonly depth: number };

function generateType(context: Context, schema: Schema, type: string): fc.Arbitrary<unknown> {
  switch (type) {
    case "string":
      return generateText(schema);
    case "integer":
      return generateInteger(schema);
    case "number":
      return generateNumber(schema);
    case "boolean":
      return fc.boolean();
    case "array":
      return generateArray(context, schema);
    case "object":
      return generateObject(context, schema);
    case "null":
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function generateText({ pattern, minLength = 0, maxLength = lengthMax }: Schema) {
  if (pattern !== undefined) {
    return fc.stringMatching(new RegExp(pattern), { size: "-1" });
  }
  return fc.string({
    unit: "grapheme",
    minLength,
    maxLength: Math.max(minLength, Math.min(maxLength, lengthMax)),
  });
}

function generateInteger({ minimum, maximum, exclusiveMinimum }: Schema): fc.Arbitrary<number> {
  const min = Math.ceil(Math.max(minimum ?? -1_000, (exclusiveMinimum ?? -1_001) + 1));
  const max = Math.max(min, Math.min(maximum ?? min + 2_000, min + 2_000));
  return fc.integer({ min, max });
}

function generateNumber(schema: Schema): fc.Arbitrary<number> {
  const { minimum, maximum, exclusiveMinimum } = schema;
  const min = minimum ?? exclusiveMinimum ?? -1e6;
  const max = Math.max(min, maximum ?? Math.max(1e6, min + 1));
  const double = fc.double({ min, max, noNaN: true, minExcluded: exclusiveMinimum !== undefined });
  return fc
    .oneof(double, generateInteger({ ...schema, minimum: Math.max(min, -1_000) }))
    .filter((value) => value >= min && value <= max);
}

function generateArray(
  { resolve, depth }: Context,
  { items = {}, minItems = 0, maxItems }: Schema,
) {
  const limit = depth > depthMax ? minItems : Math.max(minItems, itemsMax);
  return fc.array(generateValid(resolve, items, depth + 1), {
    minLength: minItems,
    maxLength: Math.min(maxItems ?? limit, limit),
  });
}

function generateObject({ resolve, depth }: Context, schema: Schema): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const names = Object.keys(properties);
  const optional = names.filter((name) => !required.includes(name));
  const generate = (chosen: readonly string[]) => {
    const members = names
      .filter((name) => required.includes(name) || chosen.includes(name))
      .map((name) => [name, generateValid(resolve, properties[name] ?? {}, depth + 1)] as const);
    return fc.record(Object.fromEntries(members));
  };
  const maxLength = depth > depthMax ? 0 : Math.min(optionalMax, optional.length);
  const known = fc.subarray(optional, { maxLength }).chain(generate);
  if (typeof additionalProperties !== "object" || depth > depthMax) {
    return known;
  }
  const keys = fc.stringMatching(/^[a-z][a-z_]{0,9}$/);
  const others = fc.dictionary(keys, generateValid(resolve, additionalProperties, depth + 1), {
    maxKeys: itemsMax,
  });
  return fc.tuple(others, known).map(([extra, own]) => Object.assign(extra, own));
}
