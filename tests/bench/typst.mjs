// typst.mjs NPM IN RESULTS OUT: the job of `dti run` with SheetJS and Typst.
//
// Reads every workbook of IN with SheetJS, and prints with one warm compiler
// three documents a unit below OUT: receipt, appraisal report with bars and the
// table of all indicators, publication. The points are those of RESULTS
// (results.json): it need not score. NPM is the folder that npm installed to.
import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";

const [npm, source, results, target] = process.argv.slice(2);
const load = createRequire(path.resolve(npm, "package.json"));
const XLSX = load("xlsx");
const { NodeCompiler } = load("@myriaddreamin/typst-ts-node-compiler");

const TEMPLATE = `
#set text(font: "Liberation Serif", size: 13pt, lang: "vi")
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm),
  header: context { if counter(page).get().first() > 1 { align(center, counter(page).display()) } })
#set par(justify: true, first-line-indent: 10mm)
#let d = json.decode(sys.inputs.data)
#let small(body) = text(size: 10pt, body)
#let grid-of(columns, rows) = small(table(columns: columns, stroke: (bottom: 0.3pt), inset: 3pt,
  table.header(..rows.at(0).map(c => [*#c*])), ..rows.slice(1).flatten()))
#grid(columns: (65mm, 100mm), align: center, [ỦY BAN NHÂN DÂN \\ THÀNH PHỐ HÀ NỘI],
  [*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM* \\ *Độc lập - Tự do - Hạnh phúc*])
#align(center, text(size: 14pt)[*#d.title \\ Chỉ số chuyển đổi số của #d.name*])
#for line in d.lines [#line #parbreak()]
#for bar in d.bars {
  small(grid(columns: (62mm, 85mm, 15mm), bar.title, rect(width: 100% * bar.ratio, height: 3mm, fill: blue), bar.text))
}
#grid-of(d.columns.map(w => w * 1fr), d.rows)
#for line in d.after [#line #parbreak()]
#align(right)[*TỔ TRƯỞNG*]
`;

const number = (value, decimals = 2) =>
  value === null || value === undefined ? "–" : value.toFixed(decimals).replace(".", ",");

function files(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    return entry.isDirectory() ? files(name) : name.endsWith(".xlsx") ? [name] : [];
  });
}

let cells = 0;
for (const file of files(source)) {
  const book = XLSX.read(fs.readFileSync(file));
  for (const sheet of book.SheetNames) cells += XLSX.utils.sheet_to_json(book.Sheets[sheet], { header: 1 }).length;
}

const compiler = NodeCompiler.create({
  workspace: path.resolve(target),
  fontArgs: [{ fontPaths: ["/usr/share/fonts/truetype/liberation2"] }],
});

function print(unit, name, data) {
  const folder = path.join(target, "units", unit.code);
  fs.mkdirSync(folder, { recursive: true });
  const input = { name: unit.name, lines: [], bars: [], after: [], ...data };
  const pdf = compiler.pdf({ mainFileContent: TEMPLATE, inputs: { data: JSON.stringify(input) } });
  fs.writeFileSync(path.join(folder, name), pdf);
}

for (const level of JSON.parse(fs.readFileSync(results, "utf8")).levels) {
  for (const unit of level.units) {
    const glance = `Tổng điểm ${number(unit.points.final)} trên ${number(unit.points.max)}; chỉ số ${number(unit.index, 4)}; ` +
      `xếp hạng ${unit.rank} trên ${level.units.length} đơn vị; điểm tự đánh giá ${number(unit.points.self)}.`;
    print(unit, "phieu-tiep-nhan.pdf", {
      title: "PHIẾU TIẾP NHẬN",
      lines: [`Đã nhận biểu tự đánh giá gồm ${unit.indicators.length} tiêu chí, không có lỗi.`],
      columns: [14, 88, 20, 22, 21],
      rows: [["Mã", "Nội dung", "Điểm tối đa", "Tự đánh giá", "Minh chứng"],
        ...unit.indicators.map((i) => [i.code, i.title, number(i.max), number(i.self), i.evidence?.length ? "Có" : "Thiếu"])],
    });
    print(unit, "bao-cao-tham-dinh-1.pdf", {
      title: "BÁO CÁO THẨM ĐỊNH",
      lines: [glance],
      bars: unit.groups.map((g) => ({ title: g.title, ratio: g.ratio ?? 0, text: number(g.ratio, 4) })),
      columns: [12, 63, 15, 15, 15, 17, 28],
      rows: [["Mã", "Nội dung", "Tối đa", "Tự chấm", "Tính", "Thẩm định", "Cơ quan chấm"],
        ...unit.indicators.filter((i) => i.assessed).map((i) => [i.code, i.title, number(i.max), number(i.self),
          number(i.computed), number(i.final), i.scored_by.join("; ")])],
      after: unit.indicators.filter((i) => !i.assessed).map((i) => `${i.code} ${i.title}`),
    });
    print(unit, "cong-bo-don-vi.pdf", {
      title: "CÔNG BỐ KẾT QUẢ",
      lines: [glance],
      columns: [15, 90, 20, 20, 20],
      rows: [["Nhóm", "Nội dung", "Tối đa", "Điểm", "Tỷ lệ"],
        ...unit.groups.map((g) => [g.code, g.title, number(g.max), number(g.final), number(g.ratio, 4)])],
    });
  }
  compiler.evictCache?.(10);
}
