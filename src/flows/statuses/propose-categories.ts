import { limits } from "../../contract/limits.ts";
import { type Job } from "../../core/job.ts";
import { proposeStatusCategory } from "../../core/status/propose-status-category.ts";
import { type Deps } from "../../ports/deps.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { writeStatuses } from "./save-statuses.ts";

/**
 * Assigns the categories that an imported file suggests, unless the workspace has assigned others.
 * Omits those that the words of the status propose anyway, and those beyond the limit of a
 * workspace.
 */
export async function proposeCategories(
  deps: Deps,
  { workspace: id, actor, report }: Job,
): Promise<void> {
  const suggested = (report?.statuses ?? []).filter(
    ({ status, category }) => category !== proposeStatusCategory(status),
  );
  if (suggested.length === 0) {
    return;
  }
  const { workspace } = await requirePointer(deps, id);
  const room = Math.max(0, limits.statusesMax - Object.keys(workspace.statuses).length);
  const categories = Object.fromEntries(
    suggested.slice(0, room).map(({ status, category }) => [status, category]),
  );
  await writeStatuses(deps, { workspace: id, actor, categories, isProposal: true });
}
