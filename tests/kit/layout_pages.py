"""layout_pages - layouts written out as pages of a manual, in all forms.

A test tool: what smf119-layout reads, this writes. The tables are those of
the layouts of the tree; the descriptions are made up here, one per kind.
"""
import html
import os
import subprocess
import textwrap
from typing import Callable, Dict, List, NamedTuple, Sequence, Tuple

from kit.layout_notation import OPEN, Code, Field, Layout, Record, Section

PageRow = NamedTuple("PageRow", [
    ("name", str), ("offset", str), ("length", str), ("format", str),
    ("text", List[str])])
PageTable = NamedTuple("PageTable", [
    ("title", str), ("form", str), ("rows", List[PageRow])])

HEADS = {"nmi": ["Field", "Offset", "Length", "Format", "Description"],
         "smf": ["Offset", "Name", "Length", "Format", "Description"]}
TEXTS = {
    "reserved": "Reserved.",
    "flag": "An indicator. If it is set, the state is as the name says.",
    "bits": "A small number.",
    "hex": "Data, shown in hexadecimal.",
    "text": "A name, padded with blanks.",
    "alnum": "Data, shown in hexadecimal.",
    "unixtime": "The time at which this took place, in UNIX format.",
    "stck": "The time of the event, as a TOD clock value.",
    "ipv4": "An IPv4 address.",
    "date": "The date of the event.",
    "time": "The time of the event, in hundredths of a second since midnight.",
    "hundredths": "The duration of the event, in hundredths of a second.",
    "micros": "The duration of the event; bit 51 is one microsecond.",
    "address": "The IP address of an endpoint.",
}


def text_of(field: Field) -> List[str]:
    if field.kind == "uint":
        unit = field.argument
        return ["A count, in %s." % unit if unit else "A count of events."]
    if field.kind == "micros" and field.length != 64:
        return ["The duration of the event, in microseconds."]
    if field.kind == "address" and field.argument:
        return ["An endpoint; IPv4 is in the first 4 bytes."]
    return [TEXTS[field.kind]]


def code_lines(codes: Sequence[Code], style: int) -> List[str]:
    """The values in one of the forms that the manual has."""
    lines = []
    for code in codes:
        if "-" in code.token or code.token.isalnum() and (
                code.token.islower()):
            text = code.token.replace("-", " ")
            lines.append("X'%02X': %s" % (code.number, text) if style % 2
                         else "%d = %s" % (code.number, text))
        elif style % 3 == 0:
            lines.append("\u2022 NMsec_FAMILY_%s (%d)" % (code.token,
                                                        code.number))
        else:
            lines += ["NMsec_FAMILY_%s (%d)" % (code.token, code.number),
                      "It is what the name says."]
    return lines


def described(field: Field, layout: Layout, style: int) -> List[str]:
    if field.kind == "code":
        codes = layout.values[field.argument].codes
        return (["What it is. One of the following values:"]
                + code_lines(codes, style))
    return text_of(field)


def format_of(kind: str) -> str:
    return {"text": "EBCDIC", "date": "Packed"}.get(kind, "Binary")


def nmi_offset(bits: int, whole: bool) -> str:
    return str(bits // 8) if whole else "%d, bit %d" % (bits // 8, bits % 8)


def nmi_length(bits: int) -> str:
    if bits == OPEN:
        return "n"
    if bits % 8:
        return "1 bit" if bits == 1 else "%d bits" % bits
    return "1 byte" if bits == 8 else "%d bytes" % (bits // 8)


def split(field: Field) -> List[Tuple[str, int, int, str, List[str]]]:
    """What the manual prints as two rows: name, offset, bits, format, text."""
    at = field.offset
    if field.kind == "timestamp":
        return [(field.name, at, 32, "Binary",
                 ["The time, in hundredths of a second since midnight%s."
                  % (" UTC" if field.argument else "")]),
                (field.name + "Date", at + 32, 32, "Packed", ["The date."])]
    if field.kind == "address" and field.argument:
        return [(field.name + "4", at, 32, "Binary", text_of(field)),
                (field.name + "6", at, 128, "Binary", [])]
    return []


def nmi_rows(section: Section, layout: Layout) -> List[PageRow]:
    rows = []
    for n, field in enumerate(section.fields):
        parts = split(field) or [(
            field.name, field.offset, field.length, format_of(field.kind),
            described(field, layout, n))]
        for name, offset, length, form, text in parts:
            whole = offset % 8 == 0 and (length == OPEN or length % 8 == 0)
            rows.append(PageRow(name, nmi_offset(offset, whole),
                                nmi_length(length), form, text))
    return rows


def smf_offset(bits: int) -> str:
    return "%d(X'%X')" % (bits // 8, bits // 8)


def groups_of(fields: Sequence[Field]) -> List[List[Field]]:
    """Fields that are parts of the same bytes together."""
    groups = []  # type: List[List[Field]]
    for field in fields:
        if groups and groups[-1][-1].end % 8:
            groups[-1].append(field)
        else:
            groups.append([field])
    return groups


def mask_line(field: Field, start: int, width: int) -> str:
    first = field.offset - start
    last = first + field.length - 1
    if field.kind == "reserved":
        name = ("SMF119XX_Rsvd%d" % field.offset if field.name.islower()
                else field.name)
        return "%d - %d, %s: Reserved bits." % (first, last, name)
    mask = ((1 << field.length) - 1) << (width - 1 - last)
    return "\u2022 X'%0*X', %s: A part of it." % (width // 4, mask, field.name)


def smf_rows(section: Section, layout: Layout) -> List[PageRow]:
    rows = []
    for n, group in enumerate(groups_of(section.fields)):
        field = group[0]
        if len(group) > 1 or field.length == 1 or field.length % 8 not in (
                0, 7):
            width = group[-1].end - field.offset
            rows.append(PageRow(
                "", smf_offset(field.offset), str(width // 8), "Binary",
                ["Flags.", "", "The following list identifies the bits:", ""]
                + [mask_line(f, field.offset, width) for f in group]))
            continue
        parts = split(field) or [(
            "" if field.kind == "reserved" else field.name, field.offset,
            field.length, format_of(field.kind),
            described(field, layout, n))]
        for name, offset, length, form, text in parts:
            size = "n" if length == OPEN else str(length // 8)
            rows.append(PageRow(name, smf_offset(offset), size, form, text))
    return rows


def section_table(section: Section, layout: Layout, form: str) -> PageTable:
    rows = (nmi_rows if form == "nmi" else smf_rows)(section, layout)
    return PageTable("%s structure" % section.name, form, rows)


def record_table(record: Record, layout: Layout) -> PageTable:
    """The self-defining section of a record."""
    count = len(record.sections) + (1 if record.open else 0)
    rows = [
        PageRow("SMF119_HDR", smf_offset(0), "24", "EBCDIC",
                ["Standard SMF header; subtype is %d" % record.subtype]),
        PageRow("SMF119SD_TRN", smf_offset(192), "2", "Binary",
                ["Number of triplets in this record (%d)." % count]),
        PageRow("", smf_offset(208), "2", "Binary", ["Reserved"])]
    for n, name in enumerate(record.sections):
        label = layout.sections[name].label
        at = 224 + 64 * n
        key = "SMF119S%d" % n if n else "SMF119ID"
        rows += [
            PageRow(key + "Off", smf_offset(at), "4", "Binary",
                    ["Offset to %s section" % label]),
            PageRow(key + "Len", smf_offset(at + 32), "2", "Binary",
                    ["Length of %s section" % label]),
            PageRow(key + "Num", smf_offset(at + 48), "2", "Binary",
                    ["Number of %s sections" % label])]
    return PageTable("%s record self-defining section" % record.name, "smf",
                     rows)


def cells_of(row: PageRow, form: str) -> List[str]:
    """The cells but for the description, in the order of the headings."""
    if form == "nmi":
        return [row.name, row.offset, row.length, row.format]
    return [row.offset, row.name, row.length, row.format]


def joined_by(between: str, indent: str) -> Callable[[PageTable], List[str]]:
    def render(table: PageTable) -> List[str]:
        lines = [indent + between.join(HEADS[table.form])]
        for row in table.rows:
            cells = [c or "\u00a0" for c in cells_of(row, table.form)]
            lines.append(indent + between.join(cells + row.text[:1]))
            lines += [indent + t if t else "" for t in row.text[1:]]
        return lines
    return render


def bars(table: PageTable) -> List[str]:
    lines = ["| %s |" % " | ".join(HEADS[table.form]),
             "|" + "---|" * 5]
    for row in table.rows:
        text = row.text or [""]
        lines.append("| %s |" % " | ".join(
            cells_of(row, table.form) + text[:1]))
        lines += ["| | | | | %s |" % t for t in text[1:]]
    return lines


WIDTHS = {"nmi": (26, 13, 11, 9, 44), "smf": (13, 26, 9, 9, 46)}


def wrapped(text: str, width: int, name: bool) -> List[str]:
    if name:        # a name is cut anywhere, as it has no blanks
        return [text[i:i + width] for i in range(0, len(text), width)] or [""]
    return textwrap.wrap(text, width) or [""]


def columns(table: PageTable, page_lines: int = 40) -> List[str]:
    """As pdftotext -layout prints it, with the foot of a page between."""
    widths = WIDTHS[table.form]
    at = 0 if table.form == "nmi" else 1
    head = "".join(h.ljust(w) for h, w in zip(HEADS[table.form], widths))
    title = "Table 7. %s" % table.title
    lines = [head.rstrip()]
    since = 0
    for row in table.rows:
        parts = [wrapped(c, w - 2, n == at) for n, (c, w) in enumerate(
            zip(cells_of(row, table.form), widths))]
        text = []  # type: List[str]
        for line in row.text:
            text += wrapped(line, widths[4], False)
        parts.append(text or [""])
        for n in range(max(map(len, parts))):
            cells = [p[n] if n < len(p) else "" for p in parts]
            lines.append("".join(
                c.ljust(w) for c, w in zip(cells, widths)).rstrip())
            since += 1
        if since > page_lines:
            since = 0
            lines += ["", "", "Chapter 9. Records of events          12",
                      "\f" + title + " (continued)", "", head.rstrip()]
    return lines


FORMS = {
    "tabs": joined_by("\t", ""), "blanks": joined_by("  ", "    "),
    "single": joined_by(" ", "  "), "bars": bars, "columns": columns,
}  # type: Dict[str, Callable[[PageTable], List[str]]]


def text_page(tables: Sequence[PageTable], form: str,
              subtype: str = "") -> str:
    lines = ["Previous topic | Next topic", "", "A page made for a test",
             subtype, ""]
    for n, table in enumerate(tables, 1):
        lines.append("Table %d. %s" % (7 if form == "columns" else n,
                                       table.title))
        lines += FORMS[form](table)
        lines += ["", "Go to the previous page Go to the next page", ""]
    return "\n".join(lines) + "\n"


def html_name(name: str) -> str:
    """With the places where a browser may break it."""
    return "<wbr>".join(html.escape(name[i:i + 9])
                        for i in range(0, len(name), 9)) or "&#160;"


def html_text(text: Sequence[str]) -> str:
    """Paragraphs, and the lists in the elements that IBM has for them."""
    out = []
    for line in text:
        if line.startswith("\u2022 "):
            out.append("<ul><li>%s</li></ul>" % html.escape(line[2:]))
        elif line.startswith("NMsec_"):
            out.append("<dl><dt><strong>%s</strong></dt></dl>"
                       % html.escape(line))
        elif line:
            out.append("<p>%s</p>" % html.escape(line))
    return "".join(out) or "&nbsp;"


def html_rows(table: PageTable) -> List[str]:
    lines = []
    skip = False
    for n, row in enumerate(table.rows):
        follow = table.rows[n + 1] if n + 1 < len(table.rows) else None
        twins = (follow is not None and follow.offset == row.offset
                 and not follow.text)
        cells = ['<td class="entry" headers="d1">%s</td>' % (
            html_name(c) if c == row.name else html.escape(c))
            for c in cells_of(row, table.form)]
        if not skip:
            cells.append("<td class=entry%s>%s</td>" % (
                ' rowspan="2"' if twins else "", html_text(row.text)))
        skip = twins
        lines.append("<tr>%s</tr>" % "\n".join(cells))
    return lines


def html_page(tables: Sequence[PageTable], subtype: str = "") -> str:
    lines = ["<!DOCTYPE html><html><head><title>A test</title>",
             "<script>var table = '<table>';</script></head><body>",
             "<nav><ul><li>Contents</li></ul></nav>",
             "<table><tr><td>Previous</td><td>Next</td></tr></table>",
             "<h1>%s</h1>" % html.escape(subtype)]
    for n, table in enumerate(tables, 1):
        lines += ['<div class="tablenoborder"><table>',
                  "<caption><span>Table %d. %s</span></caption>" % (
                      n, html.escape(table.title)), "<thead><tr>"]
        lines += ['<th id="d%d"><p>%s</p></th>' % (i, head)
                  for i, head in enumerate(HEADS[table.form])]
        lines += ["</tr></thead><tbody>"] + html_rows(table)
        lines += ["</tbody></table></div>"]
    return "\n".join(lines + ["<p>Copyright</p></body></html>"]) + "\n"


def troff_text(text: str) -> str:
    """Text that begins no request and has no escapes but ours."""
    text = "".join(c if c < "\u0100" or c == "\u2022" else "?"
                   for c in text)
    if not text:
        return ""
    return "\\&" + (text.replace("\\", "\\e").replace("'", "\\(aq")
                     .replace("\u2022", "\\(bu"))


TROFF_HEAD = r"""\
.nh
.pl 11i
.po 0.6i
.ll 7.3i
.ps 7
.vs 9
.de HD
'sp 3
..
.de FO
'sp 2
.tl 'Chapter 9. Records''%'
'bp
..
.wh 0 HD
.wh -1i FO
"""[2:]


def troff_table(table: PageTable) -> List[str]:
    lines = [".sp 2", "Table 7. " + table.title, ".sp", ".TS",
             "l l l l lw(2.6i).", "\t".join(HEADS[table.form])]
    for row in table.rows:
        cells = [troff_text(c) for c in cells_of(row, table.form)]
        lines.append("\t".join(cells) + "\tT{")
        for line in row.text:
            lines += [troff_text(line), ".br"] if line else [".sp 0.3"]
        lines.append("T}")
    return lines + [".TE"]


def pdf_text(tables: Sequence[PageTable], folder: str) -> str:
    """The tables as PDF by groff, and what pdftotext -layout makes of it."""
    source = os.path.join(folder, "page.tr")
    with open(source, "w", encoding="utf-8") as out:
        out.write(TROFF_HEAD)
        for table in tables:
            out.write("\n".join(troff_table(table)) + "\n")
    paper = source.replace(".tr", ".pdf")
    with open(paper, "wb") as pdf:
        subprocess.run(["groff", "-t", "-Kutf8", "-Tpdf", source], stdout=pdf,
                       check=True)
    done = subprocess.run(["pdftotext", "-layout", paper, "-"],
                          stdout=subprocess.PIPE, check=True)
    return done.stdout.decode("utf-8")


def needs_record(section: Section) -> bool:
    """Is the IPv6 flag of an address in another section?"""
    return any(f.kind == "address" and "." in f.argument
               for f in section.fields)


def smf119() -> str:
    return os.environ["SMF119"]


def page_in(form: str, tables: Sequence[PageTable], subtype: str = "") -> str:
    if form == "html":
        return html_page(tables, subtype)
    return text_page(tables, form, subtype)


ALL_FORMS = ["html"] + sorted(FORMS)
