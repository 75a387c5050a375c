import { foldText } from "../../item/fold-text.ts";

/**
 * Names of the months in English, German, French, Spanish, Portuguese, Italian and Dutch, with the
 * short forms of trackers and spreadsheets. Folded, without a final dot.
 */
const monthNames: readonly string[] = [
  "january jan januar janner jaenner janvier janv enero ene janeiro gennaio gen januari",
  "february feb februar feber fevrier fevr fev febrero fevereiro febbraio februari",
  "march mar marz maerz mrz mars marzo marco maart mrt",
  "april apr avril avr abril abr aprile",
  "may mai mayo maio maggio mag mei",
  "june jun juni juin junio junho giugno giu",
  "july jul juli juillet juil julio julho luglio lug",
  "august aug aout aou agosto ago augustus",
  "september sep sept septembre septiembre setiembre set setembro settembre sett",
  "october oct oktober okt octobre octubre outubro out ottobre ott",
  "november nov novembre noviembre novembro",
  "december dec dezember dez decembre diciembre dic dezembro dicembre",
];

const weekdayNames =
  "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat " +
  "sunday sun montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sa sonnabend " +
  "sonntag so lundi lun mardi mar mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim " +
  "lunes martes miercoles mie jueves jue viernes vie sabado sab domingo dom segunda terca quarta " +
  "quinta sexta seg ter qua qui sex segunda-feira terca-feira quarta-feira quinta-feira " +
  "sexta-feira lunedi martedi mercoledi giovedi gio venerdi sabato domenica maandag ma dinsdag " +
  "woensdag wo donderdag vrijdag vr zaterdag za zondag zo";

const months: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap((names, index) =>
    names.split(" ").map((name): [string, number] => [name, index + 1]),
  ),
);

const weekdays: ReadonlySet<string> = new Set(weekdayNames.split(" "));

/**
 * Returns the number of a month from its name, in any case, with or without accents.
 *
 * @example
 * findMonth("März"); // 3
 */
export function findMonth(word: string): number | undefined {
  return months.get(word) ?? months.get(foldText(word));
}

/** Checks whether a word is the name of a weekday or its short form. */
export function isWeekday(word: string): boolean {
  return weekdays.has(foldText(word));
}
