import { normaliseName } from "../../words/normalise-name.ts";
import { type TreeShape } from "../profiles/profile.ts";

/**
 * The parents of the rows of a tree, in which each level has a title column of its own. The parent
 * of a row is the last row above it on the next higher level. A row without an id has no children.
 */
export class TreeParents {
  /** The indexes of the title columns, the highest level first. */
  readonly #levels: readonly number[];
  /** The index of the column with the kind of a row's link to the row above it. */
  readonly #link: number;
  /** The ids of the last rows by level. */
  readonly #ids: (string | undefined)[] = [];

  constructor({ levels, link }: TreeShape, columns: readonly string[]) {
    const names = columns.map(normaliseName);
    this.#levels = levels
      .map((heading) => names.indexOf(normaliseName(heading)))
      .filter((index) => index !== -1);
    this.#link = names.indexOf(normaliseName(link));
  }

  /** Returns the id of a row's parent, or undefined for a row of the highest level. */
  findParent(cells: readonly unknown[]): string | undefined {
    const level = this.#findLevel(cells);
    return level > 0 && this.#isChild(cells) ? this.#ids[level - 1] : undefined;
  }

  /** Remembers a row as the parent of rows below it. */
  add(cells: readonly unknown[], id: string | undefined): void {
    const level = this.#findLevel(cells);
    if (level !== -1) {
      this.#ids.length = level;
      this.#ids[level] = id;
    }
  }

  #findLevel(cells: readonly unknown[]): number {
    return this.#levels.findIndex((index) => toText(cells[index]) !== "");
  }

  /** Returns whether a row is a child of the row above. In a file without links, each row is. */
  #isChild(cells: readonly unknown[]): boolean {
    const link = this.#link === -1 ? "child" : toText(cells[this.#link]).toLowerCase();
    return link === "child";
  }
}

function toText(cell: unknown): string {
  return typeof cell === "string" ? cell.trim() : "";
}
