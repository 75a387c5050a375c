/** A TypeScript or JavaScript file, split into its comments and its code. */
export type ScannedSource = {
  /** The file without comments; strings, templates and regex literals are empty. */
  readonly code: string;
  /** The prose of each comment. Adjacent `//` lines are one comment. */
  readonly comments: readonly string[];
};

const lineComments = String.raw`//[^\n]*(?:\n[ \t]*//[^\n]*)*`;
const blockComment = String.raw`/\*[^]*?\*/`;
const string = String.raw`"(?:\\[^]|[^"\\\n])*"|'(?:\\[^]|[^'\\\n])*'`;
const regex = String.raw`/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+/[a-z]*`;
const word = String.raw`[\w$]+`;

/** The next token, by kind. A template literal is handled by the scanner because it nests. */
const token = new RegExp(
  `(?<comment>${lineComments}|${blockComment})|(?<string>${string})|(?<regex>${regex})|` +
    `(?<word>${word})|(?<space>\\s+)|[^]`,
  "y",
);

/** The text of a template literal up to its end or its next expression. */
const templateText = /(?:\\[^]|\$(?!\{)|[^`\\$])*(`|\$\{)/y;

/** Keywords after which a slash opens a regex literal instead of dividing. */
const operators = /^(?:return|typeof|case|in|of|void|delete|instanceof|throw|await|yield|else|do)$/;

/** Splits a source file into code and comments without parsing it completely. */
export function scanSource(text: string): ScannedSource {
  const comments: string[] = [];
  /** For each open `${`, the number of braces that were opened since. */
  const templates: number[] = [];
  let [code, previous, index] = ["", "", 0];
  while (index < text.length) {
    const { kind, value } =
      readTemplate(text, index, templates) ?? readToken(text, index, previous);
    index += value.length;
    if (kind === "comment") {
      comments.push(extractProse(value));
    } else {
      code += literals[kind] ?? value;
    }
    previous = kind === "comment" || kind === "space" ? previous : value;
  }
  return { code, comments };
}

type Token = { readonly kind: string; readonly value: string };

/** The text that replaces a literal in the code. */
const literals: Readonly<Record<string, string>> = { string: '""', regex: "/./", template: "``" };

/** Reads the token at an offset. A slash after a value is a division, not a regex literal. */
function readToken(text: string, index: number, previous: string): Token {
  const groups = matchAt(token, text, index)?.groups ?? {};
  const [kind = "other", value = text.charAt(index)] =
    Object.entries(groups).find(([, found]) => found !== undefined) ?? [];
  const isAfterValue = /[\w$)\]"'`}]$/.test(previous) && !operators.test(previous);
  return kind === "regex" && isAfterValue ? { kind: "other", value: "/" } : { kind, value };
}

const braces: Readonly<Record<string, number>> = { "{": 1, "}": -1 };

/** Reads the text of a template literal, which starts at a backtick or ends an expression. */
function readTemplate(text: string, index: number, templates: number[]): Token | undefined {
  const first = text.charAt(index);
  const isResumed = first === "}" && templates.at(-1) === 0;
  if (isResumed) {
    templates.pop();
  }
  if (isResumed || first === "`") {
    const value = first + (matchAt(templateText, text, index + 1)?.[0] ?? "");
    templates.push(...(value.endsWith("{") ? [0] : []));
    return { kind: "template", value };
  }
  const depth = templates.pop();
  if (depth !== undefined) {
    templates.push(depth + (braces[first] ?? 0));
  }
  return undefined;
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

/** Removes comment markers, and the names of lint rules that a directive disables. */
function extractProse(comment: string): string {
  return comment
    .replaceAll(/^\s*(?:\/\*\*?|\*\/|\*|\/\/)[ \t]?|\*\/$/gm, "")
    .replace(/^\s*oxlint-disable(?:-next-line)?\b[^]*?(?:--|$)/, "")
    .trim();
}
