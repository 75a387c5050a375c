import { type core } from "zod";

type Issue = core.$ZodIssue;
type Fields = Readonly<Record<string, unknown>>;

const excerptLengthMax = 80;
const ratingRequirement = "must be a number, or an interval low..likely..high";
const requirements: Readonly<Record<string, string>> = {
  size: "must be a number",
  ratings: ratingRequirement,
  labels: "must be a list of strings",
  blocked_by: "must be a list of ids",
};

/**
 * Describes the fault of one field of a row: its column and field, then the requirement.
 *
 * @example
 * describeIssue(issue, { size: "1,5" }, new Map([["size", "storypoint"]]));
 * // storypoint (size) must be a number, not "1,5"
 */
export function describeIssue(
  issue: Issue,
  fields: Fields,
  sources: ReadonlyMap<string, string>,
): string {
  const name = formatFieldName(issue);
  const source = sources.get(name) ?? name;
  const label = source === name ? truncate(name) : `${truncate(source)} (${truncate(name)})`;
  return `${label} ${describePredicate(issue, findValue(fields, issue.path))}`;
}

function formatFieldName(issue: Issue): string {
  const [field, criterion] = issue.path.map(String);
  const isRating = field === "ratings" && criterion !== undefined;
  return isRating ? `ratings.${criterion}` : (field ?? "row");
}

function findValue(fields: Fields, path: readonly PropertyKey[]): unknown {
  let value: unknown = fields;
  for (const key of path) {
    value = isIndexable(value) ? value[key] : undefined;
  }
  return value;
}

function isIndexable(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === "object" && value !== null;
}

function describePredicate(issue: Issue, value: unknown): string {
  const requirement = describeRequirement(issue);
  if (requirement !== undefined) {
    return `${requirement}, not ${formatExcerpt(value)}`;
  }
  if (issue.code === "too_small") {
    return describeTooSmall(issue);
  }
  if (issue.code === "too_big") {
    return describeTooBig(issue.origin, Number(issue.maximum));
  }
  return issue.code === "invalid_key"
    ? "is not the key of a criterion: use lower_snake_case, up to 60 characters"
    : `is rejected: ${issue.message.replace(/\.$/, "")}`;
}

/** Returns the requirement that a value of another type or form violates. */
function describeRequirement(issue: Issue): string | undefined {
  if (issue.code === "invalid_value") {
    return `must be one of ${issue.values.map(String).join(", ")}`;
  }
  if (issue.code === "invalid_format") {
    return "must be a day such as 2026-03-31";
  }
  if (issue.code === "invalid_type") {
    return describeTypeRequirement(issue.path);
  }
  return issue.code === "invalid_union" ? ratingRequirement : undefined;
}

function describeTypeRequirement([field, index]: readonly PropertyKey[]): string {
  const isEntry = (field === "labels" || field === "blocked_by") && index !== undefined;
  return (isEntry ? undefined : requirements[String(field)]) ?? "must be text";
}

function describeTooSmall(issue: Extract<Issue, { code: "too_small" }>): string {
  if (issue.origin !== "number") {
    return "must not be empty";
  }
  return `must be ${issue.inclusive === true ? "at least" : "more than"} ${issue.minimum}`;
}

function describeTooBig(origin: string, max: number): string {
  if (origin === "string") {
    return `must not be longer than ${max} characters`;
  }
  return origin === "array" ? `must not have more than ${max} entries` : `must be at most ${max}`;
}

function formatExcerpt(value: unknown): string {
  return truncate(JSON.stringify(value) ?? "nothing");
}

function truncate(text: string): string {
  return text.length > excerptLengthMax
    ? `${text.slice(0, excerptLengthMax).toWellFormed()}…`
    : text;
}
