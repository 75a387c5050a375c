import { operationPermissions } from "../../src/contract/operation-permissions.ts";
import { type Action, actions, actorRoles, isAllowed } from "../../src/core/access.ts";

const [start, end] = ["<!-- permissions:start -->", "<!-- permissions:end -->"];

/** Replaces the permission table between the markers of a Markdown document. */
export function replacePermissionTable(document: string): string {
  const [first, last] = [document.indexOf(start), document.indexOf(end)];
  if (first < 0 || last < first) {
    throw new Error(`The document has no markers ${start} and ${end}.`);
  }
  const before = document.slice(0, first + start.length);
  return `${before}\n\n${buildPermissionTable()}\n\n${document.slice(last)}`;
}

/** Builds the table of actions × roles, with the operations that require each action. */
function buildPermissionTable(): string {
  const head = ["permission", ...actorRoles.map(quote), "operations"];
  const rows = actions.map((action) => {
    const marks = actorRoles.map((role) => (isAllowed(role, action) ? "✓" : ""));
    return [quote(action)].concat(marks, listOperations(action));
  });
  return formatTable([head, ...rows]);
}

function listOperations(action: Action): string {
  return Object.entries(operationPermissions)
    .filter(([, permission]) => permission === action)
    .map(([operationId]) => quote(operationId))
    .join(", ");
}

function quote(name: string): string {
  return `\`${name}\``;
}

/** Formats a table with columns of equal width, as the formatter of this repository does. */
function formatTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((cell, column) =>
    Math.max(3, cell.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const formatRow = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = widths.map((width) => "-".repeat(width));
  return [head, rule, ...rows].map(formatRow).join("\n");
}
