import { z } from "@hono/zod-openapi";
import { statusCategories } from "../core/status/status-category.ts";
import { docsOnly } from "./docs-only.ts";
import { Source } from "./item.ts";

const flag = z.enum(["true", "false"]).optional();

/** The options of an import. */
export const ImportQuery = z.strictObject({
  map: z
    .string()
    .max(8_000)
    .optional()
    .openapi({
      description:
        "The fields of columns: a JSON object, or pairs `column=field` separated by commas. A list " +
        "of fields sets each of them. An empty field leaves the column out. A target that is not " +
        "a field of an item is a criterion.",
      example: '{"Summary":"title","Points":"size","Comment":null}',
    }),
  values: z.string().max(8_000).optional().openapi({
    description:
      "The meanings of words by field: a JSON object, or `field: word=value, word=value; field: …`.",
    example: "priority: P0=critical, P1=high",
  }),
  profile: z
    .string()
    .max(60)
    .optional()
    .openapi({ description: "The tracker of the file. By default, the file's columns decide." }),
  source: Source.optional().openapi({
    description:
      "The source system of the external ids. By default, the name of the tracker's profile.",
  }),
  encoding: z.string().max(40).optional().openapi({
    description: "The encoding of the file, such as `windows-1252`. By default, UTF-8 or UTF-16.",
  }),
  dates: z.enum(["day-first", "month-first"]).optional().openapi({
    description: "The meaning of `03/04/2026`. By default, the other dates of the file decide.",
  }),
  decimal: z.enum(["point", "comma"]).optional().openapi({
    description: "The decimal sign. By default, the other numbers of the file decide.",
  }),
  blank: z
    .enum(["keep", "clear"])
    .default("keep")
    .openapi({ description: "Whether a blank cell keeps the field of an item or clears it." }),
  match: z.enum(["title"]).optional().openapi({
    description: "With `title`, a row without an id updates the item with the same title.",
  }),
  strict: flag.openapi({ description: "With `true`, a cell with a warning rejects its row." }),
  dry_run: flag.openapi({
    description: "With `true`, the import writes nothing, and the job reports the expected result.",
  }),
});

export type ImportQuery = z.infer<typeof ImportQuery>;

/** Builds the schema of the report about a file. Only the OpenAPI documents need it. */
function buildReportView() {
  return z
    .object({
      profile: z.object({ name: z.string(), reason: z.string() }),
      format: z.enum(["csv", "ndjson", "json"]),
      encoding: z.string(),
      delimiter: z.string().optional(),
      date_order: z.enum(["day-first", "month-first"]).optional(),
      decimal_sign: z.enum([".", ","]).optional(),
      blank: z.enum(["keep", "clear"]),
      source: z.string(),
      columns: z
        .array(
          z.object({
            column: z.string(),
            count: z.int().openapi({ description: "The number of columns with this heading." }),
            targets: z
              .array(z.string())
              .openapi({ description: "The fields that the column sets; empty if none." }),
            samples: z.array(z.string()),
            values: z.int().openapi({ description: "The number of cells that are not blank." }),
            understood: z.int(),
            note: z.string().optional(),
          }),
        )
        .openapi({ description: "The first 200 columns." }),
      column_count: z.int(),
      statuses: z
        .array(z.object({ status: z.string(), count: z.int(), category: z.enum(statusCategories) }))
        .openapi({
          description:
            "The first 1,000 different statuses of the file, most frequent first. The category is the one that the workspace has " +
            "assigned, otherwise the one that the file or the words of the status propose.",
        }),
      suggested_model: z
        .string()
        .optional()
        .openapi({ description: "The built-in model whose criteria the file rates." }),
      notes: z.array(z.string()),
    })
    .openapi("ImportReport");
}

export const JobView = docsOnly(() =>
  z
    .object({
      id: z.string(),
      kind: z.enum(["import", "dry-run", "revert", "erasure", "restore"]),
      state: z.enum(["queued", "running", "done", "failed"]),
      done: z.int(),
      total: z.int(),
      errors: z.array(z.object({ line: z.int(), detail: z.string() })),
      error_count: z
        .int()
        .openapi({ description: "The number of errors; `errors` lists the first 100." }),
      warnings: z.array(
        z.object({
          line: z.int().openapi({ description: "The first line with this value." }),
          column: z.string(),
          value: z.string(),
          detail: z.string(),
          count: z.int().openapi({ description: "The number of cells with this value." }),
        }),
      ),
      warning_count: z.int().openapi({
        description: "The number of cells with a warning; `warnings` lists the first 100 values.",
      }),
      unmapped: z
        .array(z.string())
        .openapi({ description: "The columns that the import did not read." }),
      report: buildReportView().optional(),
      reason: z.string().optional().openapi({ description: "The reason why the job failed." }),
      generations: z.array(z.array(z.int()).length(2)).openapi({
        description: "The generations that the job wrote: the first and last of each range.",
      }),
      result: z
        .object({
          generation: z.int().openapi({
            description: "The generation that contains the items; 0 for a dry run.",
          }),
          created: z.int(),
          updated: z.int(),
          unchanged: z.int(),
          failed: z.int(),
        })
        .optional(),
    })
    .openapi("Job"),
);
