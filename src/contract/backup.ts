import { z } from "zod";
import {
  type BackedUpWorkspace,
  type BackupKind,
  backupKinds,
  type BackupRow,
  type BackupRows,
} from "../core/backup/backup-row.ts";
import { type Instant, itemTypes, priorities } from "../core/item/item.ts";
import { allModels } from "../core/models/registry.ts";
import { statusCategories } from "../core/status/status-category.ts";

/** The number of migrations of the database whose rows a backup contains. */
export const schemaVersion = 11;

/** Data that a backup leaves out. The restored workspace has its own. */
export const leftOut = [
  "API keys",
  "sessions and tickets",
  "secrets, such as the key that signs cursors",
  "responses to requests with an Idempotency-Key",
  "staged rows of unfinished jobs",
  "caches",
] as const;

const count = z.int().min(0);
const positive = z.int().min(1);
const id = z.string().min(1).max(100);
const texts = z.array(z.string());
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const Interval = z.object({ low: z.number(), likely: z.number(), high: z.number() });
const json = z.record(z.string(), z.unknown());
const ranges = z.array(z.tuple([count, count]));

const Item = z.strictObject({
  id,
  number: positive,
  version: positive,
  createdAt: z.int(),
  updatedAt: z.int(),
  deletedAt: z.int().optional(),
  externalId: z.string().optional(),
  source: z.string().optional(),
  type: z.enum(itemTypes),
  parent: id.optional(),
  blockedBy: texts.optional(),
  title: z.string(),
  description: z.string().optional(),
  status: z.string(),
  priority: z.enum(priorities).optional(),
  assignee: z.string().optional(),
  labels: texts,
  team: z.string().optional(),
  size: z.number().optional(),
  startDate: day.optional(),
  dueDate: day.optional(),
  ratings: z.record(z.string(), z.union([z.number(), Interval])),
});

/** The fields before a change: those of an item, or null for a field that was absent. */
const PreviousFields = z.looseObject(
  Object.fromEntries(
    Object.entries(Item.shape).map(([name, schema]) => [name, schema.nullable().optional()]),
  ),
);

const Criterion = z.looseObject({ key: z.string() });

const rowSchemas: { readonly [K in BackupKind]: z.ZodType } = {
  item: Item,
  person: z.strictObject({
    id,
    name: z.string(),
    skills: texts,
    capacity: z.number().min(0),
    version: positive,
    createdAt: z.int(),
    updatedAt: z.int(),
  }),
  hierarchy: z.strictObject({
    id,
    version: positive,
    name: z.string(),
    document: z.looseObject({
      table: z.string(),
      criteria: z.array(Criterion),
      judges: z.record(z.string(), z.array(z.unknown())),
    }),
    model: z.string().optional(),
    actor: z.string(),
    createdAt: z.int(),
    updatedAt: z.int(),
  }),
  model: z.strictObject({
    id,
    revision: positive,
    name: z.string(),
    kind: z.enum(allModels.map(({ kind }) => kind)),
    request: json,
    definition: z.looseObject({ kind: z.string(), criteria: z.array(Criterion) }),
    createdAt: z.int(),
    actor: z.string(),
  }),
  status_map: z.strictObject({
    generation: positive,
    categories: z.record(z.string(), z.enum(statusCategories)),
    actor: z.string(),
    at: z.int(),
  }),
  publication: z.strictObject({
    model: id,
    revision: positive,
    orderRules: positive,
    generation: count,
    publishedAt: z.int(),
    readAt: z.int(),
  }),
  baseline: z.strictObject({
    id,
    name: z.string().min(1),
    note: z.string().optional(),
    generation: count,
    model: id,
    revision: positive,
    orderRules: positive,
    version: positive,
    actor: z.string(),
    createdAt: z.int(),
    updatedAt: z.int(),
  }),
  ranking: z.strictObject({
    id,
    generation: count,
    model: id,
    revision: positive,
    orderRules: positive,
    at: z.int(),
    count,
    unscored: count,
    digest: z.string(),
  }),
  job: z.strictObject({
    id,
    kind: z.enum(["import", "dry-run", "revert", "erasure", "restore"]),
    state: z.enum(["done", "failed"]),
    done: count,
    total: count,
    created: count,
    updated: count,
    unchanged: count,
    failed: count,
    generation: count,
    errorCount: count,
    errors: z.array(z.object({ line: count, detail: z.string() })),
    unmapped: texts,
    warnings: z.array(json),
    warningCount: count,
    generations: ranges,
    report: json.optional(),
    plan: z.string().optional(),
    reason: z.string().optional(),
    actor: z.string(),
    createdAt: z.int(),
    updatedAt: z.int(),
  }),
  change: z.strictObject({
    generation: positive,
    number: positive,
    before: PreviousFields.nullable(),
    actor: z.string(),
    at: z.int(),
  }),
};

const Manifest = z.object({
  kind: z.literal("manifest"),
  format: z.literal("ordinal-backup"),
  version: z.literal(1, "This version of the format is unknown. Update Ordinal."),
  schema_version: z.int().max(schemaVersion, "A newer Ordinal made this backup. Update Ordinal."),
  generation: count,
  workspace: z.strictObject({
    id,
    name: z.string().min(1),
    generation: count,
    changedAt: z.int(),
    lastNumber: count,
    defaultModel: id,
    createdAt: z.int(),
    allowedOrigins: texts,
  }),
});

const Row = z.strictObject({ kind: z.enum(backupKinds), row: json });

/** Backups by earlier versions have no count of baselines. */
const counts = z
  .strictObject(Object.fromEntries(backupKinds.map((kind) => [kind, count])))
  .partial({ baseline: true });

const End = z.strictObject({ kind: z.literal("end"), counts, digest: z.string() });

const Line = z.discriminatedUnion("kind", [Manifest, Row, End]);

/** The number of rows of each kind. Backups by earlier versions do not contain every kind. */
export type BackupCounts = Readonly<Partial<Record<BackupKind, number>>>;

/** A line of a backup. */
export type BackupLine =
  | { readonly kind: "manifest"; readonly workspace: BackedUpWorkspace }
  | { readonly kind: "end"; readonly counts: BackupCounts; readonly digest: string }
  | BackupRow;

/** A parsed line, or the reason why the text is not a line of a backup. */
export type ParsedBackupLine =
  | { readonly line: BackupLine }
  | { readonly fault: string; readonly line?: undefined };

/** Formats the manifest, the first line of a backup. */
export function formatManifest(
  workspace: BackedUpWorkspace,
  { at, version }: { readonly at: Instant; readonly version: string },
): string {
  const { generation } = workspace;
  return formatLine({
    kind: "manifest",
    format: "ordinal-backup",
    version: 1,
    generation,
    created_at: new Date(at).toISOString(),
    ordinal_version: version,
    schema_version: schemaVersion,
    left_out: leftOut,
    workspace,
  });
}

/** Formats the line of a row. */
export function formatRow(kind: BackupKind, row: BackupRows[BackupKind]): string {
  return formatLine({ kind, row });
}

/** Formats the last line. The digest covers the bytes of all lines before it. */
export function formatEnd(rowCounts: BackupCounts, digest: string): string {
  return formatLine({ kind: "end", counts: rowCounts, digest });
}

/** Parses and checks a line. Keeps the values of a row as they are in the file. */
export function parseBackupLine(text: string): ParsedBackupLine {
  const line = parseJson(text);
  const result = Line.safeParse(line);
  if (line === undefined || !result.success) {
    return { fault: describeIssue(result.error) };
  }
  const { data } = result;
  const checked = "row" in data ? rowSchemas[data.kind].safeParse(data.row) : result;
  return checked.success ? { line } : { fault: `${line.kind}: ${describeIssue(checked.error)}` };
}

/** Parses a line, whose type the caller checks. */
function parseJson(text: string): BackupLine | undefined {
  try {
    const line: BackupLine = JSON.parse(text);
    return line;
  } catch {
    return undefined;
  }
}

function describeIssue(error: z.ZodError | undefined): string {
  const [issue] = error?.issues ?? [];
  const path = issue?.path.join(".") ?? "";
  return `${path === "" ? "" : `${path}: `}${issue?.message ?? "This is not a line of a backup."}`;
}

function formatLine(line: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(line)}\n`;
}
