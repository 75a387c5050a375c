import { type Seeded } from "./seeded-random.ts";

/** What can be wrong, and when: any of the one goes with any of the other. `#` is a number. */
type Trouble = {
  readonly label: string;
  readonly what: readonly string[];
  readonly when: readonly string[];
};

const data: Trouble = {
  label: "data",
  what: [
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
  when: [
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

const speed: Trouble = {
  label: "performance",
  what: [
    "take # seconds to load",
    "time out",
    "are #0 minutes late",
    "stop updating",
    "are handled one by one",
    "fill the queue",
    "are tried again for ever",
    "wait for each other",
  ],
  when: [
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

const layout: Trouble = {
  label: "layout",
  what: [
    "are cut off",
    "overlap the footer",
    "flicker",
    "push the button off the screen",
    "lose their spacing",
    "scroll in two directions",
    "cover the search box",
    "jump while loading",
  ],
  when: [
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

const access: Trouble = {
  label: "accessibility",
  what: [
    "cannot be reached by keyboard",
    "are read out twice",
    "lose the focus",
    'are announced as "button"',
    "show no focus",
    "trap the Tab key",
  ],
  when: [
    "with VoiceOver",
    "with NVDA",
    "after a dialog closes",
    "in Firefox",
    "when motion is reduced",
    "once the page has been filtered",
    "inside the menu",
  ],
};

const state: Trouble = {
  label: "regression",
  what: [
    "are empty",
    "appear in the wrong language",
    "keep spinning",
    "are shown twice",
    "forget the last choice",
    "are out of date",
    "end in an error page",
    "vanish without a message",
  ],
  when: [
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

/** What a bug or a chore is about. */
export type Topic = { readonly things: string; readonly isOnScreen: boolean };

export type Worded = { readonly title: string; readonly label: string };

/** Says what is wrong with things: "Saved cards are cut off in landscape". */
export function bugAbout({ things, isOnScreen }: Topic, seed: Seeded): Worded {
  const trouble = seed.pick(isOnScreen ? onScreen : behindTheScenes);
  const sentence = `${things} ${seed.pick(trouble.what)} ${seed.pick(trouble.when)}`;
  return { title: capitalised(filledIn(sentence, seed)), label: trouble.label };
}

const chores: readonly Worded[] = [
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

const choresOnScreen: readonly Worded[] = [
  ...chores,
  { label: "i18n", title: "Translate * into Polish and Czech" },
  { label: "i18n", title: "Have native speakers read * in Dutch" },
  { label: "accessibility", title: "Review * against WCAG 2.2" },
  { label: "accessibility", title: "Watch three blind customers use *" },
];

/** Says what has to be done about things although nobody sees it: "Write the runbook for saved cards". */
export function choreAbout({ things, isOnScreen }: Topic, seed: Seeded): Worded {
  const { label, title } = seed.pick(isOnScreen ? choresOnScreen : chores);
  return { label, title: filledIn(title.replace("*", things), seed) };
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

/** Where a bug was first heard of, on a day. */
export function reportOf(day: string, seed: Seeded): string {
  const [reporter, count] = [seed.pick(reporters), seed.whole(2, 90)];
  return `First reported by ${reporter} on ${day}; ${count} reports since.`;
}

/** Where a chore comes from. */
export function originOf(day: string, seed: Seeded): string {
  return `From ${seed.pick(origins)}, ${day}.`;
}

/** How many would like something. */
export function demandFor(day: string, seed: Seeded): string {
  const share = seed.whole(2, 40);
  return `Asked for by ${share} % of the customers we interviewed in ${day.slice(0, 7)}.`;
}

function filledIn(text: string, seed: Seeded): string {
  return text.replaceAll("#", () => String(seed.whole(2, 9)));
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
