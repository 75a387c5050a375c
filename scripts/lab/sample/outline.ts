/** A thing to do as the outline has it, below the thing it is a part of. */
export type Entry = {
  readonly type: "initiative" | "epic" | "feature" | "story";
  readonly title: string;
  /** Whose it is; an initiative is nobody's. */
  readonly team: string | undefined;
  /** Whether customers see it on a screen. */
  readonly isOnScreen: boolean;
  /** What bugs and chores of a feature are about, in the plural. */
  readonly things: string | undefined;
  readonly parent: Entry | undefined;
};

const markers = { "=": "initiative", "==": "epic", "===": "feature", "-": "story" } as const;

const above = {
  initiative: undefined,
  epic: "initiative",
  feature: "epic",
  story: "feature",
} as const;

/** Reads the outline; its first lines say how it is written. */
export function readOutline(text: string): Entry[] {
  const open = new Map<Entry["type"], Entry>();
  return text.split("\n").flatMap((line, at) => {
    if (line === "" || line.startsWith("#")) {
      return [];
    }
    const entry = entryOf(line, open);
    if (entry === undefined) {
      throw new RangeError(`Line ${at + 1} of the outline is nothing known: ${line}`);
    }
    open.set(entry.type, entry);
    return [entry];
  });
}

function entryOf(line: string, open: ReadonlyMap<Entry["type"], Entry>): Entry | undefined {
  const [, marker, rest = ""] = /^(={1,3}|-) (.+)$/.exec(line) ?? [];
  if (!isMarker(marker)) {
    return undefined;
  }
  const [title = "", more, place] = rest.split(" | ");
  const type = markers[marker];
  const upper = above[type];
  const parent = upper === undefined ? undefined : open.get(upper);
  const own =
    type === "epic"
      ? { team: more, isOnScreen: place === "on screen", things: undefined }
      : { team: parent?.team, isOnScreen: parent?.isOnScreen === true, things: more };
  return { type, title, ...own, parent };
}

function isMarker(text: string | undefined): text is keyof typeof markers {
  return text !== undefined && Object.hasOwn(markers, text);
}
