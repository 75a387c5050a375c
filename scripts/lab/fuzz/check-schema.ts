import { type Api, type Schema } from "./document.ts";

/** The place and the reason of the first difference between a value and a schema. */
export type Mismatch = { readonly path: string; readonly reason: string };

type Resolve = Api["resolve"];

/** Returns the first mismatch of a value, or undefined if the value matches the schema. */
export function findMismatch(
  resolve: Resolve,
  schema: Schema,
  value: unknown,
): Mismatch | undefined {
  return check({ resolve, path: "" }, resolve(schema), value);
}

type Place = { readonly resolve: Resolve; readonly path: string };

function check(place: Place, schema: Schema, value: unknown): Mismatch | undefined {
  const checks = [checkType, checkValue, checkCombination, checkArray, checkObject];
  for (const each of checks) {
    const mismatch = each(place, schema, value);
    if (mismatch !== undefined) {
      return mismatch;
    }
  }
  return undefined;
}

function checkNested(
  { resolve, path }: Place,
  step: string | number,
  { schema, value }: { readonly schema: Schema; readonly value: unknown },
): Mismatch | undefined {
  return check({ resolve, path: `${path}/${step}` }, resolve(schema), value);
}

function checkType({ path }: Place, { type }: Schema, value: unknown): Mismatch | undefined {
  if (type === undefined) {
    return undefined;
  }
  const types = [type].flat();
  const actual = describeType(value);
  const isType = types.includes(actual) || (actual === "integer" && types.includes("number"));
  return isType ? undefined : { path, reason: `${actual} instead of ${types.join(" or ")}` };
}

function describeType(value: unknown): string {
  if (value === null) {
    return "null";
  }
  if (Array.isArray(value)) {
    return "array";
  }
  return Number.isInteger(value) ? "integer" : typeof value;
}

function checkValue({ path }: Place, schema: Schema, value: unknown): Mismatch | undefined {
  if (schema.enum !== undefined && !schema.enum.includes(value)) {
    return { path, reason: `${JSON.stringify(value)} is not in the enumeration` };
  }
  if (typeof value === "string") {
    return checkText(schema, value) ? undefined : { path, reason: `text ${JSON.stringify(value)}` };
  }
  return typeof value !== "number" || isInRange(schema, value)
    ? undefined
    : { path, reason: `number ${value}` };
}

function checkText({ pattern, minLength = 0, maxLength }: Schema, text: string): boolean {
  const isLong = text.length >= minLength && text.length <= (maxLength ?? text.length);
  return isLong && (pattern === undefined || new RegExp(pattern, "u").test(text));
}

function isInRange(schema: Schema, value: number): boolean {
  const { minimum = value, maximum = value, exclusiveMinimum, exclusiveMaximum } = schema;
  return (
    value >= minimum &&
    value <= maximum &&
    (exclusiveMinimum === undefined || value > exclusiveMinimum) &&
    (exclusiveMaximum === undefined || value < exclusiveMaximum)
  );
}

function checkCombination(place: Place, schema: Schema, value: unknown): Mismatch | undefined {
  const { resolve } = place;
  for (const part of schema.allOf ?? []) {
    const mismatch = check(place, resolve(part), value);
    if (mismatch !== undefined) {
      return mismatch;
    }
  }
  const choices = schema.anyOf ?? schema.oneOf;
  const mismatches = choices?.map((choice) => check(place, resolve(choice), value)) ?? [];
  return choices === undefined || mismatches.includes(undefined) ? undefined : mismatches[0];
}

function checkArray(place: Place, schema: Schema, value: unknown): Mismatch | undefined {
  if (!Array.isArray(value)) {
    return undefined;
  }
  const { minItems = 0, maxItems = value.length, items } = schema;
  if (value.length < minItems || value.length > maxItems) {
    return { path: place.path, reason: `${value.length} elements` };
  }
  return items === undefined
    ? undefined
    : value
        .map((element: unknown, index) =>
          checkNested(place, index, { schema: items, value: element }),
        )
        .find((mismatch) => mismatch !== undefined);
}

function checkObject(place: Place, schema: Schema, value: unknown): Mismatch | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return undefined;
  }
  const missing = schema.required?.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) {
    return { path: place.path, reason: `${missing} is missing` };
  }
  return Object.entries(value)
    .map(([name, member]) => checkMember(place, schema, [name, member]))
    .find((mismatch) => mismatch !== undefined);
}

function checkMember(
  place: Place,
  { properties = {}, additionalProperties = true }: Schema,
  [name, value]: readonly [string, unknown],
): Mismatch | undefined {
  const schema = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
  if (schema === true) {
    return undefined;
  }
  return typeof schema === "object"
    ? checkNested(place, name, { schema, value })
    : { path: `${place.path}/${name}`, reason: "undocumented member" };
}
