import { type ImportFindings } from "../../core/import/import-file.ts";
import { type Decisions } from "../../core/import/rows/conventions.ts";

/** The findings about a file that the steps of its job need, as JSON in the job's row. */
export type ImportPlan = {
  /** The source of the external ids; empty if they belong to no system. */
  readonly source: string;
  /** The rule that identifies items of rows without an id. */
  readonly match?: "title";
  /** Present if a value that an item cannot have rejects its row. */
  readonly isStrict?: true;
  readonly decisions: Decisions;
  /** Alias → external id. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Field → heading, for messages. */
  readonly headings: Readonly<Record<string, string>>;
};

/** The caller's choices that the planner needs. */
export type PlanOptions = {
  readonly isStrict: boolean;
};

/** Builds the plan of a job from the findings about its file. */
export function buildImportPlan(
  { report, decisions, aliases, match }: ImportFindings,
  { isStrict }: PlanOptions,
): ImportPlan {
  const headings = report.columns.flatMap(({ column, targets }) =>
    targets.filter((target) => target !== column).map((target) => [target, column]),
  );
  return {
    source: report.source,
    ...(match !== undefined && { match }),
    ...(isStrict && { isStrict }),
    decisions,
    aliases,
    headings: Object.fromEntries(headings),
  };
}

/** Parses the plan of a job. A job of an earlier version has none. */
export function parseImportPlan(text: string | undefined): ImportPlan {
  const plan: ImportPlan =
    text === undefined
      ? { source: "", decisions: {}, aliases: {}, headings: {} }
      : JSON.parse(text);
  return plan;
}
