import { createWordTable, type WordLists } from "../words/word-table.ts";
import { type StatusCategory } from "./status-category.ts";

/**
 * Whole statuses whose category does not follow from their single words. First come the default
 * statuses of Jira, Azure DevOps, GitHub, GitLab, Linear, Trello, Asana, Pivotal, ClickUp and
 * Plane. Common custom statuses and other languages follow.
 */
const statusLists: WordLists<StatusCategory> = {
  backlog: [
    "backlog, product backlog, icebox, someday, someday maybe, later, triage, in triage, idea",
    "ideas, parking lot, unscheduled, deferred, postponed, future, wishlist, inbox, funnel",
    "Ideen, zurückgestellt, verschoben, idées, reporté, pendiente de priorizar, aplazado",
  ],
  todo: [
    "to do, open, new, reopened, re-opened, ready, selected, selected for development, unstarted",
    "planned, scheduled, approved, proposed, draft, next, next up, up next, pending, requested",
    "assigned, queued, sprint backlog, design, refinement, groomed, estimated, created, this week",
    "today, unresolved, incomplete, Offen, neu, zu erledigen, bereit, geplant, wieder geöffnet",
    "erneut geöffnet, ausgewählt, ausgewählt für Entwicklung, zu tun, ouvert, nouveau, nouvelle",
    "à faire, prêt, planifié, rouvert, sélectionné pour le développement, por hacer",
    "tareas por hacer, abierto, abierta, nuevo, nueva, planificado, pendiente, reabierto",
    "seleccionado para desarrollo, a fazer, aberto, da fare, te doen, к выполнению, 未着手, 待办",
  ],
  doing: [
    "in progress, active, doing, started, committed, wip, work in progress, on hold, hold",
    "in Arbeit, in Bearbeitung, aktiv, en cours, actif, en curso, en progreso, activo, em andamento",
    "w toku, в работе, 進行中, 进行中, 处理中, 진행 중",
  ],
  done: [
    "done, closed, resolved, completed, complete, finished, delivered, accepted, shipped",
    "released, merged, fixed, verified, deployed, live, archived, in production, on production",
    "in prod, on prod, in live, in release, solved, published, launched, gotowe, готово, 完了, 完成",
    "已完成, 완료",
  ],
  cancelled: ["cancelled, canceled, n/a, not applicable, won't do, wontfix"],
};

/** Whole statuses with their categories. */
export const statuses = createWordTable(statusLists);

/** Parts of a status which mean that the work will not be done, even if the status is closed. */
export const cancelledPattern = createPattern([
  String.raw`cancel\w*, wont, will not, reject\w*, duplicate[ds]?, removed?, invalid, declined`,
  String.raw`abandon\w*, obsolete, dropped, discarded, withdrawn, deprecated, superseded`,
  "not planned, not needed, not required, no longer, not an? (?:bug|issue|defect)",
  String.raw`(?:not|cannot|unable to|cant) reprod\w*, (?:as|by) design(?:ed)?, out of scope`,
  "abgebrochen, storniert, abgelehnt, verworfen, duplikat, hinfallig, wird nicht",
  "annulee?s?, rejetee?s?, refusee?, abandonnee?, doublon, invalide, cancelad[oa]",
  "rechazad[oa], descartad[oa], duplicad[oa], anulad[oa], rejeitad[oa], annullat[oa]",
  "geannuleerd",
]);

/** Words that negate the rest of a status. */
export const negationPattern = createPattern([
  "not, never, isnt, hasnt, nicht, nie, noch nicht, pas, non, no, sin, nao",
]);

/** Words for a part of the work, after which the rest is still being done. */
export const partialPattern = createPattern([
  "partial, partially, partly, almost, nearly, half, teilweise, partiellement, parcialmente",
]);

/** The start of a status that names the next step. */
export const nextStepPattern =
  /^(?:to|ready|needs?|awaiting|pending|waiting|a|zu|zur|bereit|por|listo|pret)\b(?!$)/;

/** Steps at the end of a workflow. Work that is ready for one of them has been started. */
export const lateStepPattern = createPattern([
  "code review, peer review, reviews?, reviewed, qa, qc, uat, test, tests, testing, tested",
  String.raw`verification, verify, verified, validat\w+, deploy\w*, releas\w*, merg\w*, approval`,
  String.raw`acceptance, sign off, signoff, staging, production, publish\w*, prufung, abnahme`,
  "freigabe, tester, recette, revision, pruebas, probar, validar",
]);

/** Words of work that is finished. */
export const donePattern = createPattern([
  "done, closed, resolved, completed?, finished, delivered, accepted, shipped, released",
  "merged, fixed, verified, deployed, solved, erledigt, fertig, geschlossen, abgeschlossen",
  "gelost, behoben, abgenommen, ausgeliefert, umgesetzt, terminee?s?, fini, finie, fait, faite",
  "fermee?, resolue?, livree?, cloture, acheve, completad[oa], terminad[oa], finalizad[oa]",
  String.raw`hech[oa], cerrad[oa], resuelt[oa], entregad[oa], list[oa], conclui\w*, feito, fechado`,
  "resolvido, completat[oa], fatto, chiuso, klaar, gereed, gesloten, afgerond",
]);

/** Steps in the middle of a workflow, which may be done before the work is: "Dev done". */
export const middleStepPattern = createPattern([
  "dev, development, code, coding, design, analysis, spec, specification, implementation",
  "entwicklung, analyse, konzept, developpement, desarrollo",
]);

/** Words of work that has been started and is not finished, even if it waits. */
export const doingPattern = createPattern([
  "in, progress, active, doing, started, working, ongoing, underway, review, reviewing, qa",
  "qc, uat, test, testing, tests, verification, validation, verifying, staging, deploying",
  "blocked, impeded, waiting, awaiting, hold, paused, stalled, stuck, development",
  "developing, implementing, implementation, coding, building, analysis, analyzing",
  "investigating, wip, feedback, approval, arbeit, bearbeitung, begonnen, gestartet, lauft",
  "prufung, uberprufung, blockiert, wartet, wartend, warten, pausiert, cours, commencee?",
  "demarree?, attente, bloquee?, revue, recette, curso, progreso, proceso, iniciad[oa]",
  "empezad[oa], comenzad[oa], bloquead[oa], espera, revision, pruebas, andamento, corso",
  "uitvoering",
]);

/** Words of work that is not planned yet. */
export const backlogPattern = createPattern([
  "backlog, icebox, someday, ideas?, triage, parked, parking, deferred, postponed",
  "unscheduled, wishlist, ideen?, zuruckgestellt, idees?, aplazad[oa]",
]);

/** Creates the pattern of any of the words, which the texts separate with commas. */
function createPattern(texts: readonly string[]): RegExp {
  return new RegExp(String.raw`\b(?:${texts.join("|").replaceAll(/,\s*/g, "|")})\b`);
}
