/** A value of the API and its text for the reader. */
type NamedValue = readonly [value: string, text: string];

/** The profiles of the API by name, with their titles. A test compares them with core. */
export const trackers: readonly NamedValue[] = [
  ["ordinal", "Ordinal"],
  ["jira", "Jira"],
  ["azure-devops", "Azure DevOps"],
  ["gitlab", "GitLab"],
  ["github", "GitHub"],
  ["linear", "Linear"],
  ["trello", "Trello"],
  ["asana", "Asana"],
  ["pivotal", "Pivotal Tracker"],
  ["plane", "Plane"],
  ["clickup", "ClickUp"],
  ["redmine", "Redmine"],
  ["shortcut", "Shortcut"],
  ["kano", "Kano survey"],
  ["generic", "No tracker"],
];

/** The encodings that files of trackers and spreadsheets have. */
export const encodings: readonly NamedValue[] = [
  ["utf-8", "UTF-8"],
  ["utf-16le", "UTF-16"],
  ["windows-1252", "Western European (Windows-1252)"],
  ["windows-1250", "Central European (Windows-1250)"],
  ["windows-1251", "Cyrillic (Windows-1251)"],
  ["windows-1253", "Greek (Windows-1253)"],
  ["windows-1254", "Turkish (Windows-1254)"],
  ["macintosh", "Western European (Macintosh)"],
  ["shift_jis", "Japanese (Shift JIS)"],
  ["gb18030", "Chinese (GB18030)"],
  ["big5", "Chinese (Big5)"],
  ["euc-kr", "Korean (EUC-KR)"],
];
