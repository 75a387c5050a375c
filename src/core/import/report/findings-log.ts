import { type CellWarning } from "../../job.ts";
import { type StatusCategory } from "../../status/status-category.ts";
import {
  type ConventionName,
  conventionNames,
  type Decisions,
  Evidence,
} from "../rows/conventions.ts";
import { type CellRemark } from "../rows/row-draft.ts";
import { ColumnStatistics } from "./column-statistics.ts";
import { ReferenceLog } from "./reference-log.ts";
import { SeenIds } from "./seen-ids.ts";
import { StatusLog } from "./status-log.ts";
import { WarningLog } from "./warning-log.ts";

/** The fields of a patch that the log reads. */
type LoggedFields = {
  readonly status?: unknown;
  readonly parent?: unknown;
  readonly blocked_by?: unknown;
  readonly external_id?: unknown;
  readonly source?: unknown;
};

type LoggedRow = {
  readonly line: number;
  readonly id?: string | undefined;
  readonly alias?: string | undefined;
  readonly fields: LoggedFields;
  /** The heading of the ids. */
  readonly idColumn: string;
  /** Finds the tracker's own category of the status. */
  readonly findCategory: () => StatusCategory | undefined;
};

type SeenRow = {
  readonly key: string;
  readonly id: string;
  readonly line: number;
  readonly column: string;
};

/** The findings about the rows of a file while it is read. All lists are bounded. */
export class FindingsLog {
  readonly evidence = new Evidence();
  readonly statistics = new ColumnStatistics();
  readonly statuses = new StatusLog();
  readonly #warnings = new WarningLog();
  readonly #pendingWarnings: Readonly<Record<ConventionName, WarningLog>> = {
    date: new WarningLog(),
    decimal: new WarningLog(),
    priority: new WarningLog(),
    letter: new WarningLog(),
  };
  readonly #ids = new SeenIds();
  readonly #references = new ReferenceLog();
  readonly #skipped = new Map<string, number>();
  #rowsWithoutId = 0;
  #hasOwnIds = false;

  addRemarks(line: number, remarks: readonly CellRemark[]): void {
    for (const { pending, ...remark } of remarks) {
      const log = pending === undefined ? this.#warnings : this.#pendingWarnings[pending];
      log.add({ line, ...remark });
    }
  }

  /** Records a row that the import leaves out on purpose. */
  addSkippedRow(reason: string): void {
    this.#skipped.set(reason, (this.#skipped.get(reason) ?? 0) + 1);
  }

  /** Records the identity, the status and the references of a row. */
  addRow({ line, id, alias, fields, findCategory, idColumn }: LoggedRow): void {
    const { status, parent, blocked_by: blockers, external_id: externalId } = fields;
    if (typeof status === "string") {
      this.statuses.add(status, findCategory);
    }
    for (const name of [parent, ...(Array.isArray(blockers) ? blockers : [])]) {
      if (typeof name === "string") {
        this.#references.addReference(name);
      }
    }
    this.#hasOwnIds ||= id !== undefined;
    if (typeof externalId === "string") {
      const key =
        typeof fields.source === "string" ? `${fields.source}\0${externalId}` : externalId;
      this.#addId({ key, id: externalId, line, column: idColumn });
      if (alias !== undefined) {
        this.#references.addAlias(alias, externalId);
      }
    } else if (id === undefined) {
      this.#rowsWithoutId += 1;
    } else {
      this.#addId({ key: id, id, line, column: idColumn });
    }
  }

  /** Adds the warnings of ambiguous cells whose convention remains undecided. */
  settlePending(decisions: Decisions): void {
    for (const name of conventionNames) {
      if (decisions[name] === undefined) {
        this.#warnings.merge(this.#pendingWarnings[name]);
      }
    }
  }

  /** Lists the undecided conventions for which the file has ambiguous cells. */
  listUndecided(decisions: Decisions): ConventionName[] {
    return conventionNames.filter(
      (name) => decisions[name] === undefined && this.#pendingWarnings[name].count > 0,
    );
  }

  get warnings(): readonly CellWarning[] {
    return this.#warnings.list();
  }

  get warningCount(): number {
    return this.#warnings.count;
  }

  /** Whether a row has an id of Ordinal. */
  get hasOwnIds(): boolean {
    return this.#hasOwnIds;
  }

  get rowsWithoutId(): number {
    return this.#rowsWithoutId;
  }

  /** Returns alias → external id, for the aliases that references use. */
  resolveAliases(): Readonly<Record<string, string>> {
    return this.#references.resolve(this.#ids);
  }

  /** Lists the rows that were left out, by reason. */
  listSkippedRows(): string[] {
    return [...this.#skipped].map(
      ([reason, count]) =>
        `${count === 1 ? "1 row was" : `${count} rows were`} left out: ${reason}.`,
    );
  }

  /** Records an id. The key distinguishes equal ids of different sources. */
  #addId({ key, id, line, column }: SeenRow): void {
    const earlier = this.#ids.add(key, line);
    if (earlier !== undefined) {
      const detail = `Line ${earlier} and line ${line} have the same id. The last one wins.`;
      this.#warnings.add({ line, column, value: id, detail });
    }
  }
}
