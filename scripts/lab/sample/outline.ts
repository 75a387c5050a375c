/** An entry of the outline, with the entry that it belongs to. */
export type Entry = {
  readonly type: "initiative" | "epic" | "feature" | "story";
  readonly title: string;
  /** The responsible team; an initiative has none. */
  readonly team: string | undefined;
  /** Whether customers see it on a screen. */
  readonly isOnScreen: boolean;
  /** The subject of bugs and tasks about a feature, in the plural. */
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

/** Parses the outline. Its first lines describe the format. */
export function readOutline(text: string): Entry[] {
  const open = new Map<Entry["type"], Entry>();
  return text.split("\n").flatMap((line, index) => {
    if (line === "" || line.startsWith("#")) {
      return [];
    }
    const entry = parseEntry(line, open);
    if (entry === undefined) {
      throw new RangeError(`Line ${index + 1} of the outline has an unknown format: ${line}`);
    }
    open.set(entry.type, entry);
    return [entry];
  });
}

function parseEntry(line: string, open: ReadonlyMap<Entry["type"], Entry>): Entry | undefined {
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
