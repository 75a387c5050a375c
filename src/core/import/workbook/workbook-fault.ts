/** The error of the library that reads workbooks, without its classes. */
type WorkbookError = {
  /** The code of an error about the input, such as "XLS_FILE_NOT_SUPPORTED". */
  readonly code?: string | undefined;
  /** Whether the file is an archive, but not a readable workbook. */
  readonly isSpreadsheetError: boolean;
};

const remedy = "Save it as an Excel workbook (.xlsx) or as CSV UTF-8, and import that file.";

/** The signatures of ZIP archives, such as .xlsx, and of OLE files, such as .xls. */
const signatures: readonly (readonly number[])[] = [
  [0x50, 0x4b],
  [0xd0, 0xcf, 0x11, 0xe0],
];
const odsType = "application/vnd.oasis.opendocument.spreadsheet";

/** Returns whether bytes begin like a workbook of Excel or another spreadsheet program. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return signatures.some((signature) => signature.every((byte, index) => bytes[index] === byte));
}

/** Describes the reason why a file is not a readable workbook, and how to get a readable file. */
export function describeWorkbookFault(
  { code, isSpreadsheetError }: WorkbookError,
  bytes: Uint8Array,
): string {
  if (code === "XLS_FILE_NOT_SUPPORTED") {
    return includesText(bytes, "EncryptedPackage".split("").join("\0"))
      ? "is protected by a password. Remove the password in the spreadsheet program, and save it."
      : `is a workbook of an old Excel format (.xls). ${remedy}`;
  }
  if (code === "FILE_NOT_SUPPORTED" || code === "NO_DATA") {
    return "is not an Excel workbook. If it contains text, change its extension to .csv or .json.";
  }
  if (includesText(bytes.subarray(0, 200), odsType)) {
    return `is an OpenDocument spreadsheet (.ods). ${remedy}`;
  }
  return isSpreadsheetError && !includesText(bytes, "xl/workbook.xml")
    ? `is a ZIP archive without an Excel workbook (.xlsx). ${remedy}`
    : "is a damaged Excel workbook. Open it in a spreadsheet program and save it again.";
}

/** Returns whether bytes include the ASCII characters of a text. */
function includesText(bytes: Uint8Array, text: string): boolean {
  const codes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  const [first = 0] = codes;
  let at = bytes.indexOf(first);
  while (at !== -1) {
    const start = at;
    if (codes.every((code, index) => bytes[start + index] === code)) {
      return true;
    }
    at = bytes.indexOf(first, at + 1);
  }
  return false;
}
