import { type ItemType } from "../../item/item.ts";
import { createWordTable, normaliseWord, type WordLists } from "../../words/word-table.ts";

/**
 * The default types of work items in Jira, Azure DevOps, GitHub, GitLab, Linear, Pivotal, Redmine
 * and YouTrack, then in SAFe. Other languages follow: German, French and Spanish.
 */
const lists: WordLists<ItemType> = {
  initiative: [
    "initiative, theme, objective, goal, portfolio epic, strategic, strategic initiative",
    "strategic theme, business outcome, okr, key result, strategy, program, programme",
    "Initiative, Thema, Ziel, strategisches Thema, thème, objectif, iniciativa, tema, objetivo",
  ],
  project: ["project, Projekt, Vorhaben, projet, proyecto, projeto, progetto"],
  epic: [
    "epic, program epic, solution epic, enabler epic, Epos, épopée, épique, épica, épico, epopeya",
  ],
  feature: [
    "feature, new feature, feature request, capability, program feature, enabler feature",
    "Funktion, neue Funktion, Merkmal, Feature-Anfrage, fonctionnalité, nouvelle fonctionnalité",
    "demande de fonctionnalité, función, nueva función, funcionalidad, nueva funcionalidad",
    "característica, nueva característica",
  ],
  story: [
    "story, user story, product backlog item, pbi, backlog item, requirement, improvement",
    "enhancement, enhancement request, change request, change, issue, enabler, enabler story",
    "technical story, job story, use case, epic story, suggestion, wish, [System] Change",
    "Geschichte, Geschichten, User-Story, Anwendergeschichte, Anforderung, Anforderungen",
    "Verbesserung, Verbesserungen, Vorgang, Änderung, Änderungsanfrage, Änderungsantrag",
    "récit, récit utilisateur, histoire, amélioration, exigence, demande de changement, ticket",
    "historia, historia de usuario, mejora, requisito, solicitud de cambio, incidencia",
  ],
  task: [
    "task, sub-task, technical task, sub-issue, subitem, chore, spike, to-do, research, test",
    "action, action item, test case, test task, impediment, technical debt, tech debt, question",
    "documentation, docs, maintenance, refactoring, support, investigation, checklist item, work",
    "service request, [System] Service request, design task, development task, risk, review",
    "Aufgabe, Aufgaben, Unteraufgabe, Unteraufgaben, Teilaufgabe, Teilaufgaben, Frage, Testfall",
    "technische Aufgabe, Hindernis, Recherche, Wartung, Serviceanfrage",
    "tâche, sous-tâche, tâche technique, cas de test, obstacle, demande de service",
    "tarea, subtarea, tarea técnica, caso de prueba, impedimento, solicitud de servicio",
    "tarefa, subtarefa",
  ],
  bug: [
    "bug, defect, fault, incident, problem, regression, error, bug report, issue report, hotfix",
    "exception, crash, usability problem, performance problem, security problem, vulnerability",
    "production bug, sub-bug, bug fix, [System] Incident, [System] Problem, cosmetics",
    "Fehler, Fehlerbericht, Defekt, Störung, Mangel, Mängel, Problem",
    "bogue, anomalie, défaut, erreur, problème, errores, defecto, fallo, problema, incidente",
    "defeito, erro",
  ],
};

const types = createWordTable(lists);

/** Longer texts are not types. The limit bounds the time of the patterns. */
const lengthMax = 60;

/** A remark in parentheses or brackets at the end: "Feature (large)". */
const remarkPattern = /\s*[([{][^()[\]{}]*[)\]}]\s*$/;

/** The last word of a type with a noun before it: "QA task", "Customer bug". */
const lastWordPattern = /[\p{L}\p{N}][\s_-]+(\p{L}+)[^\p{L}\p{N}]*$/u;
const lastWords: ReadonlySet<string> = new Set(
  (
    "initiative initiatives epic epics feature features story stories task tasks subtask subtasks " +
    "bug bugs defect defects"
  ).split(" "),
);
const negationPattern = /^\s*(?:no|non|not)\b/i;

/**
 * Reads the type of an item from the words of trackers, in any case, spelling and punctuation, in
 * the singular or plural. Ignores a remark in parentheses. Reads an unknown type with several
 * words, such as "QA task", by its last word. Returns undefined for an unknown word.
 *
 * @example
 * readType("Product Backlog Item"); // "story"
 * readType("Sub-tasks"); // "task"
 * readType("saga"); // undefined
 */
export function readType(text: string): ItemType | undefined {
  return types.get(text) ?? findSingularOrPlural(normaliseWord(text)) ?? findByPart(text);
}

/** Finds the type without its remark, otherwise by its last word. */
function findByPart(text: string): ItemType | undefined {
  if (text.length > lengthMax || negationPattern.test(text)) {
    return undefined;
  }
  const name = text.replace(remarkPattern, "");
  const last = lastWordPattern.exec(name)?.[1]?.toLowerCase() ?? "";
  return (
    (name === text ? undefined : findSingularOrPlural(normaliseWord(name))) ??
    (lastWords.has(last) ? findSingularOrPlural(last) : undefined)
  );
}

function findSingularOrPlural(word: string): ItemType | undefined {
  const type = types.get(word) ?? types.get(word.replace(/ies$/, "y"));
  return type ?? types.get(word.replace(/s$/, ""));
}
