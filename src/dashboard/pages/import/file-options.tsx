import { type Schemas } from "../../data/api.ts";
import { Choice, type ChoiceOption } from "../../parts/choice.tsx";
import { type ImportChoices } from "./import-choices.ts";
import { changeChoices, choices } from "./import-state.ts";
import { type OpenedFile } from "./open-file.ts";
import { encodings, trackers } from "./trackers.ts";
import { Workbook } from "./workbook.ts";

type Report = Schemas["ImportReport"];

type FileOptionsProps = { readonly file: OpenedFile; readonly report: Report | undefined };

/** How the file is read: what it shows by itself, and what the reader has chosen instead. */
export function FileOptions({ file, report }: FileOptionsProps) {
  const isWorkbook = file.content instanceof Workbook;
  return (
    <section class="file-options" aria-labelledby="options-title">
      <h3 id="options-title">How the file is read</h3>
      {report !== undefined && <p class="help">{describeFile(report, isWorkbook)}</p>}
      <div class="fields">
        {file.content instanceof Workbook && <SheetChoice sheets={file.content.sheets} />}
        <DetectedChoices report={report} isWorkbook={isWorkbook} />
      </div>
      <MoreOptions source={report?.source ?? ""} />
    </section>
  );
}

type DetectedChoicesProps = { readonly report: Report | undefined; readonly isWorkbook: boolean };

function DetectedChoices({ report, isWorkbook }: DetectedChoicesProps) {
  return (
    <>
      <DetectedChoice
        label="Tracker"
        name="profile"
        detected={findText(trackers, report?.profile.name)}
        options={trackers}
      />
      {!isWorkbook && (
        <DetectedChoice
          label="Encoding"
          name="encoding"
          detected={findText(encodings, report?.encoding)}
          options={encodings}
        />
      )}
      <DetectedChoice
        label="Dates"
        name="dates"
        detected={findText(dateOrders, report?.date_order)}
        options={dateOrders}
      />
      <DetectedChoice
        label="Decimal sign"
        name="decimal"
        detected={report?.decimal_sign === undefined ? "" : formatSign(report.decimal_sign)}
        options={decimalSigns}
      />
    </>
  );
}

const dateOrders: readonly ChoiceOption[] = [
  ["day-first", "Day first: 03/04 is 3 April"],
  ["month-first", "Month first: 03/04 is March 4"],
];
const decimalSigns: readonly ChoiceOption[] = [
  ["point", "Point: 1,200.5"],
  ["comma", "Comma: 1.200,5"],
];

type DetectedChoiceProps = {
  readonly label: string;
  readonly name: "profile" | "encoding" | "dates" | "decimal";
  /** The value that the file shows, as a text. */
  readonly detected: string;
  readonly options: readonly ChoiceOption[];
};

/** A choice that the file makes by itself, unless the reader chooses another value. */
function DetectedChoice({ label, name, detected, options }: DetectedChoiceProps) {
  const chosen = choices.value[name];
  const automatic =
    chosen === undefined && detected !== "" ? `Automatic: ${detected}` : "Automatic";
  return (
    <Choice
      label={label}
      value={chosen ?? ""}
      options={[["", automatic], ...options]}
      onChange={(value) => {
        const changes: Record<string, string | undefined> = { [name]: value || undefined };
        void changeChoices(changes);
      }}
    />
  );
}

function SheetChoice({ sheets }: { readonly sheets: readonly string[] }) {
  return (
    <Choice
      label="Sheet"
      value={choices.value.sheet ?? sheets[0] ?? ""}
      options={sheets.map((sheet) => [sheet, sheet])}
      onChange={(sheet) => void changeChoices({ sheet, columns: undefined })}
    />
  );
}

/** The options that few files need. */
function MoreOptions({ source }: { readonly source: string }) {
  const { match, strict, blank, source: chosen } = choices.value;
  return (
    <details class="more-options">
      <summary>More options</summary>
      <Check
        text="Update items by their titles, if a row has no id"
        isOn={match === "title"}
        toChanges={(isOn) => ({ match: isOn ? "title" : undefined })}
      />
      <Check
        text="Reject a row if one of its cells cannot be read"
        isOn={strict === "true"}
        toChanges={(isOn) => ({ strict: isOn ? "true" : undefined })}
      />
      <Check
        text="Clear a field of an item if its cell is blank"
        isOn={blank === "clear"}
        toChanges={(isOn) => ({ blank: isOn ? "clear" : undefined })}
      />
      <label class="field">
        <span>Source of the ids. Change it to keep two projects of one tracker apart.</span>
        <input
          value={chosen ?? source}
          maxLength={60}
          onChange={({ currentTarget }) =>
            void changeChoices({ source: currentTarget.value.trim() || undefined })
          }
        />
      </label>
    </details>
  );
}

type CheckProps = {
  readonly text: string;
  readonly isOn: boolean;
  readonly toChanges: (isOn: boolean) => Partial<ImportChoices>;
};

function Check({ text, isOn, toChanges }: CheckProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ currentTarget }) => void changeChoices(toChanges(currentTarget.checked))}
      />
      {text}
    </label>
  );
}

const delimiters: Readonly<Record<string, string>> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "vertical bars",
};

/** Describes the format, such as "CSV, separated by commas. The file has the columns …". */
function describeFile({ format, delimiter = "", profile }: Report, isWorkbook: boolean): string {
  const separator = delimiters[delimiter];
  const kind = isWorkbook ? "Excel workbook" : format.toUpperCase();
  const suffix = isWorkbook || separator === undefined ? "" : `, separated by ${separator}`;
  return `${kind}${suffix}. ${profile.reason}`;
}

function findText(options: readonly ChoiceOption[], value: string | undefined): string {
  return options.find(([each]) => each === value)?.[1] ?? value ?? "";
}

function formatSign(sign: "." | ","): string {
  return sign === "." ? "point" : "comma";
}
