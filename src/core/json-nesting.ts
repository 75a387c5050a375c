const [quote, backslash] = [34, 92];
const [openBracket, closeBracket, openBrace, closeBrace] = [91, 93, 123, 125];

/**
 * Returns whether a JSON text is nested deeper than `levelsMax`: `[[1]]` has two levels. Counts
 * only the brackets outside strings, so that it is cheap and can run before the parser. The parser
 * rejects a text that is not JSON.
 */
export function isDeeperThan(text: string, levelsMax: number): boolean {
  let levels = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quote) {
      index = findStringEnd(text, index + 1);
      continue;
    }
    levels += depthChange(code);
    if (levels > levelsMax) {
      return true;
    }
  }
  return false;
}

function depthChange(code: number): number {
  if (code === openBrace || code === openBracket) {
    return 1;
  }
  return code === closeBrace || code === closeBracket ? -1 : 0;
}

/** Finds the closing quote: the first with an even number of backslashes before it. */
function findStringEnd(text: string, from: number): number {
  let end = text.indexOf('"', from);
  while (end !== -1 && isEscaped(text, from, end)) {
    end = text.indexOf('"', end + 1);
  }
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, from: number, index: number): boolean {
  let start = index;
  while (start > from && text.charCodeAt(start - 1) === backslash) {
    start -= 1;
  }
  return (index - start) % 2 === 1;
}
