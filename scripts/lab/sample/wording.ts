import { type Random } from "./seeded-random.ts";

/** A kind of defect: any symptom can occur under any condition. `#` stands for a number. */
type Defect = {
  readonly label: string;
  readonly symptoms: readonly string[];
  readonly conditions: readonly string[];
};

const data: Defect = {
  label: "data",
  symptoms: [
    "are counted twice",
    "are missing from the export",
    "are saved twice",
    "keep their old name",
    "are updated only once a day",
    "cannot be deleted",
    "cannot be filtered by date",
    "come back after being deleted",
    "cannot be found by number",
    "are dated a day early",
    "ignore the last change",
    "cannot be corrected",
  ],
  conditions: [
    "when two people edit at once",
    "after midnight UTC",
    "when the clocks go back in October",
    "for names with accents",
    "after an import of #00 rows",
    "on the last day of the month",
    "when a comment holds an emoji",
    "for accounts made before 201#",
    "after an undo",
    "once two accounts are merged",
    "in week 53",
    "for orders of more than #0 lines",
    "when a product has been renamed",
  ],
};

const speed: Defect = {
  label: "performance",
  symptoms: [
    "take # seconds to load",
    "time out",
    "are #0 minutes late",
    "stop updating",
    "are handled one by one",
    "fill the queue",
    "are tried again for ever",
    "wait for each other",
  ],
  conditions: [
    "during the morning peak",
    "with more than #,000 entries",
    "in the first minute after a release",
    "while the nightly export runs",
    "when the replica lags",
    "on Monday mornings",
    "after a failover",
    "while prices are being changed",
    "when a provider answers slowly",
    "if one entry is broken",
  ],
};

const layout: Defect = {
  label: "layout",
  symptoms: [
    "are cut off",
    "overlap the footer",
    "flicker",
    "push the button off the screen",
    "lose their spacing",
    "scroll in two directions",
    "cover the search box",
    "jump while loading",
  ],
  conditions: [
    "on small Android phones",
    "at 200 % zoom",
    "in landscape",
    "in Safari 17",
    "when a title runs over two lines",
    "with long German words",
    "in right-to-left languages",
    "in the dark theme",
    "on foldable phones",
    "when printed",
  ],
};

const access: Defect = {
  label: "accessibility",
  symptoms: [
    "cannot be reached by keyboard",
    "are read out twice",
    "lose the focus",
    'are announced as "button"',
    "show no focus",
    "trap the Tab key",
  ],
  conditions: [
    "with VoiceOver",
    "with NVDA",
    "after a dialog closes",
    "in Firefox",
    "when motion is reduced",
    "once the page has been filtered",
    "inside the menu",
  ],
};

const state: Defect = {
  label: "regression",
  symptoms: [
    "are empty",
    "appear in the wrong language",
    "keep spinning",
    "are shown twice",
    "forget the last choice",
    "are out of date",
    "end in an error page",
    "vanish without a message",
  ],
  conditions: [
    "after the back button",
    "in a second tab",
    "for guests",
    "when cookies are refused",
    "after signing in again",
    "in private windows",
    "with an ad blocker",
    "when the connection drops",
    "after the session has expired",
    "on the first visit",
    "for customers in Switzerland",
    "when the app was closed meanwhile",
  ],
};

const behindTheScenes = [data, data, speed];
const onScreen = [data, speed, layout, access, state, state];

/** The subject of a bug or a task. */
export type Topic = { readonly things: string; readonly isOnScreen: boolean };

export type TaskWording = { readonly title: string; readonly label: string };

/** Describes a bug: "Saved cards are cut off in landscape". */
export function describeBug({ things, isOnScreen }: Topic, seed: Random): TaskWording {
  const defect = seed.pick(isOnScreen ? onScreen : behindTheScenes);
  const sentence = `${things} ${seed.pick(defect.symptoms)} ${seed.pick(defect.conditions)}`;
  return { title: capitalise(fillNumbers(sentence, seed)), label: defect.label };
}

const chores: readonly TaskWording[] = [
  { label: "observability", title: "Put * on a dashboard with an alert" },
  { label: "observability", title: "Measure how * are used today" },
  { label: "observability", title: "Trace * from the browser to the database" },
  { label: "operations", title: "Write the runbook for *" },
  { label: "operations", title: "Estimate what * cost to run" },
  { label: "operations", title: "Plan the roll-out of * by country" },
  { label: "performance", title: "Load-test * at #00 requests a second" },
  { label: "performance", title: "Cache * for #0 seconds" },
  { label: "performance", title: "Add paging to the list of *" },
  { label: "tech-debt", title: "Move * to the new event bus" },
  { label: "tech-debt", title: "Split * out of the monolith" },
  { label: "tech-debt", title: "Remove the feature flag around *" },
  { label: "tech-debt", title: "Retire the old endpoint for *" },
  { label: "tech-debt", title: "Upgrade the library behind *" },
  { label: "tech-debt", title: "Delete code that * no longer need" },
  { label: "tech-debt", title: "Use one name for * in code and copy" },
  { label: "data", title: "Backfill * back to 201#" },
  { label: "data", title: "Give * an identifier that lasts" },
  { label: "data", title: "Make the import of * safe to repeat" },
  { label: "data", title: "Check * against the numbers of finance" },
  { label: "privacy", title: "Set how long data about * is kept" },
  { label: "privacy", title: "Make * anonymous in test data" },
  { label: "privacy", title: "Agree with legal on *" },
  { label: "security", title: "Think through attacks on *" },
  { label: "security", title: "Add * to the audit log" },
  { label: "quality", title: "Cover * with contract tests" },
  { label: "quality", title: "Fill the preview shops with *" },
  { label: "quality", title: "Stop the tests of * from failing by chance" },
  { label: "documentation", title: "Document the events that * send" },
  { label: "documentation", title: "Write the help page about *" },
  { label: "documentation", title: "Train the service desk on *" },
  { label: "research", title: "Interview # customers about *" },
  { label: "research", title: "Sketch three designs for *" },
  { label: "research", title: "Try a prototype of * with # people" },
  { label: "research", title: "Find out how competitors handle *" },
];

const choresOnScreen: readonly TaskWording[] = [
  ...chores,
  { label: "i18n", title: "Translate * into Polish and Czech" },
  { label: "i18n", title: "Have native speakers read * in Dutch" },
  { label: "accessibility", title: "Review * against WCAG 2.2" },
  { label: "accessibility", title: "Watch three blind customers use *" },
];

/** Describes a task without visible effect: "Write the runbook for saved cards". */
export function describeChore({ things, isOnScreen }: Topic, seed: Random): TaskWording {
  const { label, title } = seed.pick(isOnScreen ? choresOnScreen : chores);
  return { label, title: fillNumbers(title.replace("*", things), seed) };
}

const reporters = [
  "the service desk",
  "a store",
  "a partner",
  "monitoring",
  "a review",
  "a survey",
];

const origins = [
  "the planning day",
  "the last incident review",
  "the service desk",
  "the design review",
  "the user council",
  "the security review",
];

/** Describes the first report of a bug. */
export function describeReport(day: string, seed: Random): string {
  const [reporter, count] = [seed.pick(reporters), seed.integer(2, 90)];
  return `First reported by ${reporter} on ${day}; ${count} reports since.`;
}

/** Describes the origin of a task. */
export function describeOrigin(day: string, seed: Random): string {
  return `From ${seed.pick(origins)}, ${day}.`;
}

/** Describes the demand for a feature. */
export function describeDemand(day: string, seed: Random): string {
  const share = seed.integer(2, 40);
  return `Asked for by ${share} % of the customers we interviewed in ${day.slice(0, 7)}.`;
}

function fillNumbers(text: string, seed: Random): string {
  return text.replaceAll("#", () => String(seed.integer(2, 9)));
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
