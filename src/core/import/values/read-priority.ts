import { foldText } from "../../item/fold-text.ts";
import { type Priority } from "../../item/item.ts";
import { createWordTable, findWord, type WordLists } from "../../words/word-table.ts";

/**
 * A numbered level, such as P1, whose meaning depends on the first level of the file. `fromOne` is
 * absent for 0, and `fromZero` is always present.
 */
export type PriorityLevel = { readonly fromOne?: Priority; readonly fromZero: Priority };

/**
 * The meanings of a letter: `level` among high, medium and low, and `moscow` among the classes of
 * MoSCoW. The other letters of the file decide between them. A meaning that does not exist is
 * absent.
 */
export type PriorityLetter = { readonly level?: Priority; readonly moscow?: Priority };

const letters: ReadonlyMap<string, PriorityLetter> = new Map<string, PriorityLetter>([
  ["h", { level: "high" }],
  ["m", { level: "medium", moscow: "critical" }],
  ["l", { level: "low" }],
  ["c", { level: "critical", moscow: "medium" }],
  ["s", { moscow: "high" }],
  ["w", { moscow: "low" }],
]);

/** Longer texts are not priorities. The limit bounds the time of the patterns. */
const lengthMax = 60;

/**
 * The words of Jira, Azure DevOps, GitLab, Linear, Asana, ClickUp, Plane, Redmine and YouTrack,
 * then of MoSCoW. Other languages follow: German, French, Spanish, Portuguese, Italian and Dutch.
 */
const lists: WordLists<Priority | "none"> = {
  critical: [
    "critical, crit, highest, very high, blocker, blocking, urgent, immediate, showstopper",
    "emergency, asap, must, must have, extreme, top, now, resolve immediately",
    "Höchste, höchster, sehr hoch, kritisch, dringend, sofort, Blockierend, Notfall",
    "critique, bloquant, bloquante, urgente, très haute, très élevée, la plus haute, la plus élevée",
    "le plus élevé, immédiat, immédiate, maximale, crítica, crítico, bloqueante, bloqueador",
    "bloqueadora, inmediata, inmediato, muy alta, muy alto, más alta, más alto, máxima, máximo",
    "altísima, mais alta, muito alta, critica, massima, molto alta, kritiek, hoogst, hoogste",
  ],
  high: [
    "high, hi, major, important, severe, higher, should, should have, serious, soon",
    "high attention",
    "Hoch, hohe, hoher, höher, wichtig, schwer, schwerwiegend, groß",
    "haute, haut, élevée, élevé, majeur, majeure, importante",
    "alta, alto, mayor, grave, hoog, belangrijk",
  ],
  medium: [
    "medium, med, mid, middle, normal, moderate, default, average, standard, regular",
    "could, could have, Mittel, mittlere, mittlerer, mäßig, durchschnittlich",
    "moyenne, moyen, normale, modéré, modérée, media, medio, moderada, moderado, média, médio",
    "gemiddeld, normaal",
  ],
  low: [
    "low, lo, lower, lowest, very low, minor, trivial, cosmetic, nice to have, optional, later",
    "won't, won't have, Niedrig, niedrige, niedriger, niedrigste, niedrigster, sehr niedrig",
    "gering, geringfügig, unwesentlich, klein, trivial, kosmetisch, basse, bas, faible",
    "très basse, très faible, la plus basse, le plus bas, mineur, mineure, minime, triviale",
    "baja, bajo, muy baja, muy bajo, más baja, más bajo, mínima, mínimo, menor, trivial",
    "baixa, baixo, mais baixa, muito baixa, bassa, molto bassa, minima, laag, laagst, laagste",
  ],
  none: [
    "none, no, not set, unset, unprioritized, unprioritised, undefined, unspecified, null, nil",
    "not prioritized, not prioritised, not defined, unassigned, unknown, n/a, nan, tbd, -, –, —",
    "ohne, keine, nicht gesetzt, nicht priorisiert, nicht festgelegt, unpriorisiert, undefiniert",
    "aucune, aucun, sans, non définie, non défini, ninguna, ninguno, sin, sin definir",
    "no definida, no definido, nenhuma, sem, nessuna, geen",
  ],
};

const priorities = createWordTable(lists);

/** A number from 0 to 9 after the word for a level, or "1.0", as spreadsheets write it. */
const levelPattern =
  /^[([]?(?:(?:p|prio|priority|priorität|priorité|prioridad|prioridade|priorità|level|lvl|sev|severity|s)[\s._:#-]*)?(\d)(?:[.,]0+)?[)\]]?$/iu;

/** The words that name the field instead of a level: "High priority", "Priority: high". */
const fieldWords: ReadonlySet<string> = new Set(
  "p prio priority prioritat priorite prioridad prioridade priorita level severity sev".split(" "),
);

const fromOne: readonly Priority[] = ["critical", "high", "medium", "low", "low"];
const fromZero: readonly Priority[] = ["critical", "high", "medium", "low", "low", "low"];

/**
 * Reads a priority from the words of trackers, in any case and spelling. A word wins over a number
 * beside it, and emoji are ignored. Returns null for words such as "No priority", a level for a
 * number from 0 to 5, and undefined for an unknown word.
 *
 * Reads 0 as the first level from zero. In Linear, 0 means no priority, so its profile maps it.
 *
 * @example
 * readPriority("2 - High"); // "high"
 * readPriority("No priority"); // null
 * readPriority("P1"); // { fromOne: "critical", fromZero: "high" }
 */
export function readPriority(text: string): Priority | PriorityLevel | null | undefined {
  const level = levelPattern.exec(text.trim())?.[1];
  if (level !== undefined) {
    return toLevel(Number(level));
  }
  const priority = findWord(priorities, text) ?? findAmongWords(text);
  return priority === "none" ? null : priority;
}

/**
 * Reads a priority that is a single letter, in any case.
 *
 * @example
 * readPriorityLetter("H"); // { level: "high" }
 * readPriorityLetter("M"); // { level: "medium", moscow: "critical" }
 */
export function readPriorityLetter(text: string): PriorityLetter | undefined {
  return letters.get(text.trim().toLowerCase());
}

/** Finds the priority of the words without numbers and without the words that name the field. */
function findAmongWords(text: string): Priority | "none" | undefined {
  const words = text.length > lengthMax ? [] : (foldText(text).match(/[\p{L}'’/]+|\d+/gu) ?? []);
  const rest = words.filter((word) => !/^\d/.test(word) && !fieldWords.has(word));
  return rest.length === 0 ? undefined : findWord(priorities, rest.join(" "));
}

function toLevel(level: number): PriorityLevel | undefined {
  const zeroBased = fromZero[level];
  const oneBased = fromOne[level - 1];
  return zeroBased && { ...(oneBased !== undefined && { fromOne: oneBased }), fromZero: zeroBased };
}
