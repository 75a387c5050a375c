import { expect, test } from "vitest";
import { proposeStatusCategory } from "../../../src/core/status/propose-status-category.ts";
import { type StatusCategory, statusCategories } from "../../../src/core/status/status-category.ts";

const statuses: Readonly<Record<StatusCategory, readonly string[]>> = {
  backlog: ["Backlog, Product Backlog, Icebox, Someday, Triage, Unscheduled, In backlog"],
  todo: [
    "To Do, To-Do, Todo, Open, New, Reopened, Ready, Selected for Development, Unstarted",
    "Planned, Approved, Pending, opened, Not done, Not started, To be done, Never started",
    "Unresolved, Incomplete, Ready for development, Needs info, 1. To Do, Offen",
    "Zu erledigen, Nicht erledigt, Bereit, À faire, Non commencé, Pas fait, Por hacer",
    "Tareas por hacer, No iniciado, Abierto",
  ],
  doing: [
    "In Progress, Active, Doing, In Review, Review, Code review, QA, Testing, Blocked",
    "Waiting, Waiting for customer, On hold, Paused, started, Committed, Ready for review",
    "Ready to merge, To test, Awaiting approval, Pending review, In Development",
    "In Analysis, Dev done, Almost done, Partially done, 🚧 In Progress, In Arbeit",
    "In Bearbeitung, In Prüfung, Blockiert, En cours, En attente, En curso, En revisión",
    "Bereit für Test",
  ],
  done: [
    "Done, Closed, Resolved, Completed, Finished, Delivered, Accepted, Shipped, Released",
    "Merged, Deployed, In production, ✅ Done, 03 - Done, Done (Q1), Testing done",
    "Abgenommen, Готово, 完了, 完成, 완료",
    "Closed - fixed, Erledigt, Fertig, Geschlossen, Terminé, Terminée, Fermé, Résolue",
    "Finalizada, Hecho, Cerrado, Listo",
  ],
  cancelled: [
    "Cancelled, Canceled, Won't do, Won’t Fix, Wontfix, Rejected, Duplicate, Removed",
    "Invalid, Declined, Abandoned, Obsolete, Not planned, N/A, Closed as duplicate",
    "Closed - Won't do, Resolved: not a bug, Cannot reproduce, No longer needed",
    "Works as designed, Abgebrochen, Abgelehnt, Annulé, Cancelado, Rechazada",
  ],
};

test.for(statusCategories)("proposes %s for its statuses in any case", (category) => {
  const spellings = splitWords(statuses[category]).flatMap((status) => [
    status,
    status.toUpperCase(),
  ]);
  const proposed = spellings.map((status) => [status, proposeStatusCategory(status)]);
  expect(proposed).toEqual(spellings.map((status) => [status, category]));
});

test.for(["", "!!!", "1", "Chapter 7", "constructor", "状態", "x".repeat(100_000)])(
  "proposes todo for the unknown status %j",
  (status) => {
    expect(proposeStatusCategory(status)).toBe("todo");
  },
);

/** Splits texts that contain several statuses, separated by commas. */
function splitWords(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => text.split(", "));
}
