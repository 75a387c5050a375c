import { crc32, deflateRawSync } from "node:zlib";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Writes an Excel workbook with one sheet of texts, in the smallest form that readers accept. */
export function writeWorkbook(rows: readonly (readonly string[])[]): Buffer {
  const data = rows.map(writeRow).join("");
  return zip({
    "_rels/.rels": `<Relationships xmlns="${relationships}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Items" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${relationships}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`,
  });
}

/** Writes the row with an index. The library needs the address of each cell. */
function writeRow(texts: readonly string[], index: number): string {
  const cells = texts.map((text, column) => {
    const address = `${String.fromCodePoint(65 + column)}${index + 1}`;
    return `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
  });
  return `<row r="${index + 1}">${cells.join("")}</row>`;
}

/** Writes a ZIP archive (APPNOTE 6.3) with compressed files. */
function zip(files: Readonly<Record<string, string>>): Buffer {
  const entries: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = deflateRawSync(text);
    const header = writeHeader(name, text, content.length);
    const local = Buffer.concat([
      Buffer.from("504b0304", "hex"),
      header,
      Buffer.from(name),
      content,
    ]);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(offset, 10);
    const start = Buffer.from("504b01021400", "hex");
    directory.push(Buffer.concat([start, header, central, Buffer.from(name)]));
    entries.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...entries, ...directory, Buffer.from("504b0506", "hex"), end]);
}

/** Writes the fields that the two headers of a file have in common. */
function writeHeader(name: string, text: string, compressedBytes: number): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(8, 4);
  header.writeUInt32LE(crc32(text), 10);
  header.writeUInt32LE(compressedBytes, 14);
  header.writeUInt32LE(Buffer.byteLength(text), 18);
  header.writeUInt16LE(Buffer.byteLength(name), 22);
  return header;
}
