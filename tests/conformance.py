#!/usr/bin/python3
"""conformance.py [--break]: holds every PDF that standard input names to the
rules of PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) that apply to what
dti prints, two files at a time. Prints `FILE: RULE: what is wrong`; exit 1
where anything is, or where there is no PDF. A rule is named by its clause and
number in the validation profiles of the veraPDF consortium, UA or A before it.

What a rule is about but dti never prints (images, forms of other kinds,
attachments, layers, encryption, …) is forbidden altogether; docs/pdf.md says
which rules are not held.

--break breaks the files in many ways and expects each to be found out.
"""

import io
import re
import struct
import sys
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

CHECKS = []
NUMBERS = (int, float, Decimal)


def rules(names):
    """Marks a function that yields what is wrong in a document as the check of
    the rules in `names`, of which the first is told of."""

    def mark(function):
        CHECKS.append((names, function))
        return function

    return mark


class Element:
    """An element of the structure tree."""

    def __init__(self, node, parent):
        self.node, self.parent = node, parent
        self.kind = str(node.get("/S"))[1:]
        self.children, self.contents, self.objects = [], [], []

    def attribute(self, owner, key):
        entries = self.node.get("/A")
        for entry in entries if isinstance(entries, Array) else [entries]:
            if entry is not None and entry.get("/O") == owner and key in entry:
                return entry[key]
        return None


class Document:
    def __init__(self, path):
        if isinstance(path, io.BytesIO):
            self.bytes = path.getvalue()
        else:
            with open(path, "rb") as file:
                self.bytes = file.read()
        self.pdf = pikepdf.open(io.BytesIO(self.bytes))
        self.root = self.pdf.Root
        self.pages = list(self.pdf.pages)
        self.elements = []
        self.tree = self.root.get("/StructTreeRoot")
        if self.tree is not None:
            self.read_elements()

    CONTENTS = ("marks", "drawn", "shown", "operators", "strings")

    def __getattr__(self, name):
        """What stands on the pages is read when it is first asked for: that takes most."""
        if name not in self.CONTENTS:
            raise AttributeError(name)
        self.read_contents()
        return self.__dict__[name]

    def read_elements(self):
        kids = self.tree.get("/K")
        waiting = [(kid, None) for kid in (kids if isinstance(kids, Array) else [kids])]
        waiting.reverse()
        while waiting:
            node, parent = waiting.pop()
            element = Element(node, parent)
            self.elements.append(element)
            if parent is not None:
                parent.children.append(element)
            kids = node.get("/K")
            kids = [] if kids is None else list(kids) if isinstance(kids, Array) else [kids]
            inner = []
            for kid in kids:
                if not isinstance(kid, (Dictionary, Object)) or isinstance(kid, int):
                    element.contents.append((node.get("/Pg"), int(kid)))
                elif kid.get("/Type") == Name.MCR:
                    element.contents.append((kid.get("/Pg", node.get("/Pg")), int(kid.MCID)))
                elif kid.get("/Type") == Name.OBJR:
                    element.objects.append((kid.get("/Pg", node.get("/Pg")), kid.Obj))
                else:
                    inner.append((kid, element))
            waiting += reversed(inner)

    def read_contents(self):
        """What stands on each page: marked content and what is drawn in it."""
        self.marks = []  # page, tag, properties, tags around it
        self.drawn = []  # page, operator, tags around it
        self.shown = {}  # font object -> codes
        self.operators, self.strings = set(), []
        for number, page in enumerate(self.pages):
            fonts = page.get("/Resources", {}).get("/Font", {})
            stack, nested, font = [], [], None
            for operands, operator in pikepdf.parse_content_stream(page):
                operator = str(operator)
                self.operators.add(operator)
                if operator in ("BDC", "BMC", "BT"):
                    nested.append("ET" if operator == "BT" else "EMC")
                elif operator in ("EMC", "ET") and (not nested or nested.pop() != operator):
                    self.drawn.append((number, "a text object across marked content", []))
                if operator in ("BDC", "BMC"):
                    properties = operands[1] if operator == "BDC" else {}
                    self.marks.append((number, str(operands[0])[1:], properties, list(stack)))
                    stack.append(str(operands[0])[1:])
                elif operator == "EMC" and stack:
                    stack.pop()
                elif operator == "Tf":
                    font = fonts[str(operands[0])]
                elif operator == "TJ":
                    parts = [bytes(part) for part in operands[0] if not isinstance(part, NUMBERS)]
                    self.strings += parts
                    data = b"".join(parts)
                    self.shown.setdefault(font.objgen, (font, set()))[1].update(
                        struct.unpack(f">{len(data) // 2}H", data))
                    self.drawn.append((number, operator, list(stack)))
                elif operator in ("f", "S", "B", "s", "f*"):
                    self.drawn.append((number, operator, list(stack)))
            if stack:
                self.drawn.append((number, "marked content is not closed", []))

    def annotations(self):
        for number, page in enumerate(self.pages):
            for annotation in page.get("/Annots", []):
                yield number, annotation


def of_kind(doc, *kinds):
    return [element for element in doc.elements if element.kind in kinds]


def text(value):
    return "" if value is None else str(value)


# ---- the file ----


@rules("A 6.1.2-1, A 6.1.2-2, UA 6.1-1")
def header(doc):
    if not re.match(rb"%PDF-1\.[0-7]\n%[\x80-\xff]{4}", doc.bytes):
        yield f"{doc.bytes[:20]}"


@rules("A 6.1.3-1")
def identifier(doc):
    ids = doc.pdf.trailer.get("/ID")
    if ids is None or len(ids) != 2 or len(bytes(ids[0])) != 16 or bytes(ids[0]) != bytes(ids[1]):
        yield "no file identifier"


@rules("A 6.1.3-2, UA 7.16-1")
def encryption(doc):
    if "/Encrypt" in doc.pdf.trailer:
        yield "encrypted"


@rules("A 6.1.3-3")
def end_of_file(doc):
    if not doc.bytes.endswith(b"%%EOF\n"):
        yield f"{doc.bytes[-10:]}"


@rules("A 6.1.7.1-1, A 6.1.7.1-2, A 6.1.9-1")
def streams(doc):
    """Every stream is as long as it says, with line ends where they belong."""
    at = 0
    for match in re.finditer(rb"(\d+) 0 obj\n<<([^\x00-\x08]*?)>>\nstream\n", doc.bytes):
        length = re.search(rb"/Length (\d+)", match[2])
        at = match.end() + int(length[1])
        if doc.bytes[at:at + 18] != b"\nendstream\nendobj\n":
            yield f"object {match[1].decode()}"
    if not at:
        yield "no streams"


@rules("A 6.1.7.1-3, A 6.1.7.2-1")
def filters(doc):
    for stream in doc.pdf.objects:
        if not isinstance(stream, Stream):
            continue
        if any(key in stream for key in ("/F", "/FFilter", "/FDecodeParms")):
            yield "a stream outside of the file"
        if text(stream.get("/Filter")) not in ("", "/FlateDecode"):
            yield f"filter {stream.Filter}"


def values(thing):
    """All that stands in an object, without following references."""
    yield thing
    if not isinstance(thing, Object):
        return
    if isinstance(thing, (Dictionary, Stream)):
        for key in thing.keys():
            yield Name(key)
            inner = thing.get(key)
            if not getattr(inner, "is_indirect", False):
                yield from values(inner)
    elif isinstance(thing, Array):
        for inner in thing:
            if not getattr(inner, "is_indirect", False):
                yield from values(inner)


@rules("A 6.1.13-1, A 6.1.13-2, A 6.1.13-3, A 6.1.13-4, A 6.1.13-7, A 6.1.8-1")
def limits(doc):
    if len(doc.pdf.objects) > 8388607:
        yield "too many objects"
    if any(len(shown) > 32767 for shown in doc.strings):
        yield "a shown string of over 32767 bytes"
    for thing in doc.pdf.objects:
        for value in values(thing):
            if isinstance(value, int):
                if abs(value) > 2147483647:
                    yield f"number {value}"
            elif not isinstance(value, Object):
                continue
            elif isinstance(value, Name):
                if len(str(value).encode()) > 128:
                    yield f"name {value}"
            elif isinstance(value, String) and len(bytes(value)) > 32767:
                yield "a string of over 32767 bytes"


@rules("A 6.1.13-11")
def boxes(doc):
    for page in doc.pages:
        box = [float(side) for side in page.MediaBox]
        if not all(3 <= side <= 14400 for side in (box[2] - box[0], box[3] - box[1])):
            yield f"page of {box}"


ACTIVE = ("/AA", "/OpenAction", "/JavaScript", "/EmbeddedFiles", "/AlternatePresentations", "/Names",
          "/OCProperties", "/Requirements", "/NeedsRendering", "/Perms", "/Collection", "/AF")


@rules("A 6.5.2-1, A 6.4.2-2, A 6.8-2, A 6.9-1, A 6.10-1, A 6.11-1, A 6.1.12-1, UA 7.10-1, UA 7.11-1")
def nothing_acts(doc):
    yield from (key for key in ACTIVE if key in doc.root)
    for page in doc.pages:
        yield from (f"page's {key}" for key in ("/AA", "/PresSteps", "/Group") if key in page)


# ---- what is drawn ----

OPERATORS = {"BT", "ET", "Td", "TJ", "Tf", "rg", "RG", "w", "m", "l", "S", "re", "f", "BDC", "BMC", "EMC"}


@rules("A 6.2.2-1, A 6.1.13-8, A 6.2.6-1, A 6.1.10-1")
def operators(doc):
    if doc.operators - OPERATORS:
        yield f"operators {doc.operators - OPERATORS}"


@rules("A 6.2.2-2, A 6.2.5-1, A 6.2.8-1, A 6.2.9-1, A 6.2.10-1, UA 7.20-1")
def resources(doc):
    for page in doc.pages:
        if "/Resources" not in page:
            yield "a page without resources of its own"
        elif set(page.Resources.keys()) - {"/Font", "/ProcSet"}:
            yield f"resources {list(page.Resources.keys())}"


@rules("A 6.2.3-1, A 6.2.3-2, A 6.2.3-3, A 6.2.4.3-2, A 6.2.4.2-1")
def colours(doc):
    intents = doc.root.get("/OutputIntents", [])
    if len(intents) != 1 or intents[0].get("/S") != Name.GTS_PDFA1:
        yield "no output intent of PDF/A"
        return
    stream = intents[0].get("/DestOutputProfile")
    profile = stream.read_bytes()
    size, version = struct.unpack(">I", profile[:4])[0], profile[8]
    if size != len(profile) or version > 4 or profile[12:16] not in (b"mntr", b"prtr"):
        yield "not a profile"
    if profile[16:20] != b"RGB " or profile[36:40] != b"acsp" or stream.get("/N") != 3:
        yield "not a profile of RGB"
    count = struct.unpack(">I", profile[128:132])[0]
    found = set()
    for i in range(count):
        name, offset, length = struct.unpack(">4sII", profile[132 + 12 * i:144 + 12 * i])
        found.add(name)
        if offset % 4 or offset + length > len(profile):
            yield f"profile's {name}"
    if not {b"desc", b"cprt", b"wtpt", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"} <= found:
        yield f"profile of {found}"


# ---- fonts ----


class Program:
    """A TrueType program: what glyphs it has, and how wide they are."""

    def __init__(self, data):
        tables = {}
        for i in range(struct.unpack(">H", data[4:6])[0]):
            tag, _, offset, length = struct.unpack(">4sIII", data[12 + 16 * i:28 + 16 * i])
            tables[tag] = data[offset:offset + length]
        self.units = struct.unpack(">H", tables[b"head"][18:20])[0]
        self.glyphs = struct.unpack(">H", tables[b"maxp"][4:6])[0]
        measured = struct.unpack(">H", tables[b"hhea"][34:36])[0]
        self.widths = [struct.unpack(">H", tables[b"hmtx"][4 * g:4 * g + 2])[0] for g in range(measured)]
        long_offsets = struct.unpack(">h", tables[b"head"][50:52])[0]
        offsets = struct.unpack(f">{self.glyphs + 1}{'I' if long_offsets else 'H'}", tables[b"loca"])
        self.outside = offsets[-1] * (1 if long_offsets else 2) > len(tables[b"glyf"])

    def width(self, glyph):
        return self.widths[min(glyph, len(self.widths) - 1)] * 1000 / self.units


def unicode_map(stream):
    found = {}
    data = stream.read_bytes().decode("ascii")
    for first, last, to in re.findall(r"<(\w{4})> <(\w{4})> <(\w{4})>", data):
        for code in range(int(first, 16), int(last, 16) + 1):
            found[code] = int(to, 16) + code - int(first, 16)
    return found


def dictionary_widths(descendant):
    found, entries = {}, list(descendant.W)
    for first, widths in zip(entries[::2], entries[1::2]):
        for i, width in enumerate(widths):
            found[int(first) + i] = float(width)
    return found


@rules("A 6.2.11.2-1, A 6.2.11.2-2, A 6.2.11.2-3, A 6.2.11.3.1-1, UA 7.21.3.1-1, A 6.2.11.3.3-1, UA 7.21.3.3-1")
def font_kinds(doc):
    for font, _ in doc.shown.values():
        if font.get("/Type") != Name.Font or font.get("/Subtype") != Name.Type0:
            yield f"font {font.get('/Subtype')}"
        if font.get("/Encoding") != Name("/Identity-H"):
            yield f"encoding {font.get('/Encoding')}"
        inner = font.DescendantFonts[0]
        if not font.BaseFont == inner.BaseFont == inner.FontDescriptor.FontName:
            yield "names of a font differ"


@rules("A 6.2.11.3.2-1, UA 7.21.3.2-1")
def glyph_maps(doc):
    for font, _ in doc.shown.values():
        if font.DescendantFonts[0].get("/CIDToGIDMap") != Name.Identity:
            yield f"{font.BaseFont}"


@rules("A 6.2.11.4.1-1, UA 7.21.4.1-1")
def embedding(doc):
    for font, _ in doc.shown.values():
        if "/FontFile2" not in font.DescendantFonts[0].FontDescriptor:
            yield f"{font.BaseFont}"


@rules("A 6.2.11.4.2-1, A 6.2.11.4.2-2, UA 7.21.4.2-2")
def descriptors(doc):
    wanted = ("/FontName", "/Flags", "/FontBBox", "/ItalicAngle", "/Ascent", "/Descent", "/CapHeight", "/StemV")
    for font, _ in doc.shown.values():
        facts = font.DescendantFonts[0].FontDescriptor
        yield from (f"{font.BaseFont} has no {key}" for key in wanted if key not in facts)
        if "/CIDSet" in facts or not re.match(r"/[A-Z]{6}\+\w", str(font.BaseFont)):
            yield f"{font.BaseFont}"


@rules("A 6.2.11.4.1-2, UA 7.21.4.1-2, A 6.2.11.5-1, UA 7.21.5-1, UA 7.21.8-1")
def glyphs(doc):
    for font, codes in doc.shown.values():
        inner = font.DescendantFonts[0]
        file = inner.FontDescriptor.get("/FontFile2")
        if file is None:
            continue
        program, widths = Program(file.read_bytes()), dictionary_widths(inner)
        if program.outside or len(file.read_bytes()) != file.Length1:
            yield f"{font.BaseFont} is cut off"
        for code in codes:
            if not 0 < code < program.glyphs:
                yield f"{font.BaseFont}: no glyph {code}"
            elif abs(program.width(code) - widths.get(code, -10)) > 1:
                yield f"{font.BaseFont}: width of {code}"


@rules("A 6.2.11.7.2-1, UA 7.21.7-1, A 6.2.11.7.2-2, UA 7.21.7-2")
def unicode(doc):
    for font, codes in doc.shown.values():
        if "/ToUnicode" not in font:
            yield f"{font.BaseFont}"
            continue
        known = unicode_map(font.ToUnicode)
        yield from (f"{font.BaseFont}: {code}" for code in codes
                    if known.get(code, 0) in (0, 0xFEFF, 0xFFFE) or 0xD800 <= known[code] < 0xE000)


# ---- metadata ----

SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


def packet(doc):
    return doc.root.Metadata.read_bytes().decode("utf-8")


def metadata(doc, path):
    found = ElementTree.fromstring(re.sub(r"<\?xpacket[^>]*>", "", packet(doc))).find(".//" + path, SPACES)
    return None if found is None else "".join(found.itertext()).strip()


@rules("A 6.6.2.1-1, UA 7.1-8, A 6.6.2.1-2, A 6.6.2.1-3, A 6.6.2.1-4, A 6.6.2.1-5")
def metadata_stream(doc):
    stream = doc.root.get("/Metadata")
    if stream is None or stream.get("/Type") != Name.Metadata or stream.get("/Subtype") != Name.XML:
        yield "no metadata stream"
        return
    head = re.match(r"<\?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"\?>\n", packet(doc))
    if not head or not packet(doc).endswith('<?xpacket end="w"?>'):
        yield "not a packet"
    try:
        metadata(doc, "dc:title")
    except ElementTree.ParseError as error:
        yield str(error)


@rules("UA 5-1, UA 5-2, UA 5-3, A 6.6.4-1, A 6.6.4-2, A 6.6.4-3, A 6.6.4-4, A 6.6.4-5")
def claims(doc):
    for path, value in (("pdfaid:part", "2"), ("pdfaid:conformance", "A"), ("pdfuaid:part", "1")):
        if metadata(doc, path) != value:
            yield f"{path} is {metadata(doc, path)}"
    for prefix in SPACES:
        if f'xmlns:{prefix}="{SPACES[prefix]}"' not in packet(doc):
            yield f"prefix {prefix}"


@rules("A 6.6.2.3.1-1, A 6.6.2.3.1-2, A 6.6.2.3.2-1, A 6.6.2.3.3-1 to A 6.6.2.3.3-10")
def schemas(doc):
    schema = "pdfaExtension:schemas/rdf:Bag/rdf:li/"
    field = schema + "pdfaSchema:property/rdf:Seq/rdf:li/pdfaProperty:"
    for path, value in ((schema + "pdfaSchema:namespaceURI", SPACES["pdfuaid"]),
                        (schema + "pdfaSchema:prefix", "pdfuaid"), (field + "name", "part"),
                        (field + "valueType", "Integer"), (field + "category", "internal")):
        if metadata(doc, path) != value:
            yield f"{path} is {metadata(doc, path)}"
    if not metadata(doc, schema + "pdfaSchema:schema") or not metadata(doc, field + "description"):
        yield "a schema without a description"


@rules("UA 7.1-9, UA 7.2-33")
def title(doc):
    facts = doc.pdf.docinfo
    if not metadata(doc, "dc:title"):
        yield "no title"
    for path, key in (("dc:title", "/Title"), ("dc:creator", "/Author"), ("dc:description", "/Subject"),
                      ("pdf:Keywords", "/Keywords"), ("pdf:Producer", "/Producer")):
        said, info = metadata(doc, path) or "", text(facts.get(key))
        if " ".join(said.split()) != " ".join(info.split()) and not (len(info) > 100 and said.startswith(info)):
            yield f"{key}: {info} is not {said}"
    for path, key in (("xmp:CreateDate", "/CreationDate"), ("xmp:ModifyDate", "/ModDate")):
        if re.sub(r"\D", "", metadata(doc, path) or "") != re.sub(r"\D", "", text(facts.get(key)))[:14]:
            yield f"{key} is not {metadata(doc, path)}"


@rules("UA 7.1-10")
def window(doc):
    if doc.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield "the title is not shown"


@rules("UA 7.2-29, UA 7.2-2, UA 7.2-21 to UA 7.2-25, UA 7.2-34, A 6.7.4-1")
def language(doc):
    if not re.match(r"^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$", text(doc.root.get("/Lang"))):
        yield f"{doc.root.get('/Lang')}"


# ---- structure ----

KINDS = {"Document", "Div", "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "Lbl", "LBody", "Table",
         "THead", "TBody", "TR", "TH", "TD", "Figure", "Link", "Form"}


@rules("UA 6.2-1, A 6.7.2.2-1, UA 7.1-4, UA 7.1-11, A 6.7.3.3-1")
def marked(doc):
    marks = doc.root.get("/MarkInfo", {})
    if marks.get("/Marked") is not True or marks.get("/Suspects", False):
        yield "not marked"
    if doc.tree is None or doc.tree.get("/Type") != Name.StructTreeRoot:
        yield "no structure"
    elif [element.kind for element in doc.elements if element.parent is None] != ["Document"]:
        yield "not one document"


@rules("UA 7.1-5, UA 7.1-6, UA 7.1-7, UA 7.4.4-1, UA 7.4.4-2, UA 7.7-1, UA 7.9-1, UA 7.2-26, A 6.7.3.4-1")
def kinds(doc):
    yield from {element.kind for element in doc.elements} - KINDS
    if doc.tree is not None and "/RoleMap" in doc.tree:
        yield "a role map"


@rules("UA 7.1-12")
def parents(doc):
    for element in doc.elements:
        above = element.parent.node if element.parent else doc.tree
        if element.node.get("/P") is None or element.node.P.objgen != above.objgen:
            yield f"{element.kind} {element.node.objgen}"


@rules("UA 7.1-1, UA 7.1-2")
def nesting(doc):
    for page, tag, _, around in doc.marks:
        if around:
            yield f"page {page + 1}: {tag} in {around}"


@rules("UA 7.1-3")
def everything_is_marked(doc):
    yield from (f"page {page + 1}: {operator}" for page, operator, around in doc.drawn if not around)


def number_tree(node):
    """What a number tree (ISO 32000-1 7.9.7) leads to, by key."""
    leaf = list(node.get("/Nums", []))
    found = {int(key): value for key, value in zip(leaf[::2], leaf[1::2])}
    for kid in node.get("/Kids", []):
        below = number_tree(kid)
        if [min(below), max(below)] != [int(limit) for limit in kid.Limits] or found.keys() & below.keys():
            raise ValueError(f"a number tree has {kid.Limits} over {min(below)} to {max(below)}")
        found.update(below)
    return found


@rules("UA 7.1-3 (content is in the tree, once)")
def contents(doc):
    numbers = {page.objgen: i for i, page in enumerate(doc.pages)}
    owners = {}
    for element in doc.elements:
        for page, mcid in element.contents:
            key = (numbers[page.objgen], mcid)
            if key in owners:
                yield f"page {key[0] + 1}: {mcid} is in two elements"
            owners[key] = element
    tree = number_tree(doc.tree.ParentTree) if doc.tree else {}
    for page, tag, properties, _ in doc.marks:
        if tag == "Artifact":
            continue
        mcid = int(properties.get("/MCID", -1))
        owner = owners.pop((page, mcid), None)
        if owner is None or owner.kind != tag:
            yield f"page {page + 1}: {tag} {mcid} is {owner and owner.kind}"
            continue
        back = tree[int(doc.pages[page].StructParents)][mcid]
        if back.objgen != owner.node.objgen:
            yield f"page {page + 1}: {tag} {mcid} has another parent"
    yield from (f"{element.kind}: {key} is on no page" for key, element in owners.items())


WITHIN = {
    "THead": {"Table"}, "TBody": {"Table"}, "TR": {"Table", "THead", "TBody"}, "TH": {"TR"}, "TD": {"TR"},
    "LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "Table": {"Document", "LBody"}, "L": {"Document", "Div", "LBody"},
}
HOLDS = {
    "Table": {"TR", "THead", "TBody"}, "THead": {"TR"}, "TBody": {"TR"}, "TR": {"TH", "TD"}, "L": {"LI"},
    "LI": {"Lbl", "LBody"}, "Figure": set(), "Form": set(),
}


@rules("UA 7.2-3 to UA 7.2-10, UA 7.2-16 to UA 7.2-20, UA 7.2-36 to UA 7.2-40")
def families(doc):
    for element in doc.elements:
        inside = {child.kind for child in element.children}
        if element.kind in HOLDS and inside - HOLDS[element.kind]:
            yield f"{inside} in {element.kind}"
        if element.kind in WITHIN and element.parent.kind not in WITHIN[element.kind]:
            yield f"{element.kind} in {element.parent.kind}"
        if element.kind in ("Document", "Table", "THead", "TBody", "TR", "L", "LI") and element.contents:
            yield f"content in {element.kind}"


@rules("UA 7.2-11 to UA 7.2-14")
def table_parts(doc):
    for table in of_kind(doc, "Table"):
        kinds_in = [child.kind for child in table.children]
        if kinds_in not in (["THead", "TBody"], ["TBody"]):
            yield f"{kinds_in}"


def rows_of(table):
    return [row for part in table.children for row in part.children]


def span(cell):
    return int(cell.attribute("/Table", "/ColSpan") or 1)


@rules("UA 7.2-15, UA 7.2-41, UA 7.2-42, UA 7.2-43")
def table_grid(doc):
    for table in of_kind(doc, "Table"):
        widths = {sum(span(cell) for cell in row.children) for row in rows_of(table)}
        if len(widths) > 1:
            yield f"rows of {widths} columns"
    yield from ("a row span" for cell in of_kind(doc, "TD", "TH") if cell.attribute("/Table", "/RowSpan"))


@rules("UA 7.5-1, UA 7.5-2")
def table_heads(doc):
    """Every cell has a heading in its column or in its row."""
    for cell in of_kind(doc, "TH"):
        if cell.attribute("/Table", "/Scope") not in ("/Column", "/Row"):
            yield "a heading without scope"
    for table in of_kind(doc, "Table"):
        headed = set()
        for row in rows_of(table):
            column, names = 0, [cell.attribute("/Table", "/Scope") for cell in row.children if cell.kind == "TH"]
            for cell in row.children:
                columns = set(range(column, column + span(cell)))
                if cell.kind == "TH" and cell.attribute("/Table", "/Scope") == "/Column":
                    headed |= columns
                elif cell.kind == "TD" and "/Row" not in names and not columns & headed:
                    yield "a cell without a heading"
                column += span(cell)


@rules("UA 7.3-1")
def figures(doc):
    for figure in of_kind(doc, "Figure"):
        if not text(figure.node.get("/Alt")).strip():
            yield "no words"
        if figure.attribute("/Layout", "/BBox") is None:
            yield "no area"


@rules("UA 7.4.2-1, UA 7.4.4-3")
def headings(doc):
    before = 0
    for heading in of_kind(doc, "H1", "H2", "H3", "H4", "H5", "H6"):
        level = int(heading.kind[1])
        if level > before + 1:
            yield f"{heading.kind} after H{before}"
        before = level


@rules("UA 7.6 (lists say how they are numbered)")
def lists(doc):
    for found in of_kind(doc, "L"):
        labels = [child for item in found.children for child in item.children if child.kind == "Lbl"]
        if labels and found.attribute("/List", "/ListNumbering") in (None, "/None"):
            yield "no numbering"


# ---- annotations ----


@rules("A 6.3.1-1, UA 7.18.1-1, UA 7.18.2-1, UA 7.18.8-1, A 6.3.2-1, A 6.3.2-2")
def annotation_kinds(doc):
    for page, annotation in doc.annotations():
        if annotation.Subtype not in (Name.Link, Name.Widget):
            yield f"page {page + 1}: {annotation.Subtype}"
        if int(annotation.get("/F", 0)) & (1 | 2 | 4 | 32 | 256) != 4:
            yield f"page {page + 1}: flags {annotation.get('/F')}"


@rules("UA 7.18.5-1, UA 7.18.4-1, UA 7.18.4-2")
def annotation_parents(doc):
    owners = {target.objgen: element for element in doc.elements for _, target in element.objects}
    tree = number_tree(doc.tree.ParentTree) if doc.tree else {}
    for page, annotation in doc.annotations():
        owner = owners.pop(annotation.objgen, None)
        wanted = "Link" if annotation.Subtype == Name.Link else "Form"
        if owner is None or owner.kind != wanted:
            yield f"page {page + 1}: in {owner and owner.kind}"
        elif tree[int(annotation.StructParent)].objgen != owner.node.objgen:
            yield f"page {page + 1}: another parent"
        elif wanted == "Form" and (owner.contents or len(owner.objects) != 1):
            yield f"page {page + 1}: a form of several parts"
        elif wanted == "Link" and not owner.contents:
            yield f"page {page + 1}: a link without text"
    yield from ("an annotation on no page" for _ in owners)


@rules("UA 7.18.5-2, UA 7.18.1-2")
def link_words(doc):
    for page, annotation in doc.annotations():
        if annotation.Subtype == Name.Link and not text(annotation.get("/Contents")):
            yield f"page {page + 1}"


@rules("UA 7.18.3-1")
def tab_order(doc):
    yield from (f"page {i + 1}" for i, page in enumerate(doc.pages) if page.get("/Tabs") != Name.S)


@rules("A 6.5.1-1, A 6.5.1-2, A 6.4.1-1")
def actions(doc):
    for page, annotation in doc.annotations():
        action = annotation.get("/A")
        if "/AA" in annotation or (annotation.Subtype == Name.Widget and action is not None):
            yield f"page {page + 1}: a field that acts"
        elif annotation.Subtype == Name.Link and (action is None or action.S != Name.URI):
            yield f"page {page + 1}: {action and action.S}"


@rules("UA 7.18.1-3, A 6.3.3-1, A 6.3.3-2, A 6.3.3-4, A 6.4.1-2, A 6.4.1-3, A 6.4.2-1, UA 7.15-1")
def fields(doc):
    form = doc.root.get("/AcroForm", {})
    if form.get("/NeedAppearances", False) or "/XFA" in form:
        yield "a form that is made by its reader"
    listed = {field.objgen for field in form.get("/Fields", [])}
    for page, widget in doc.annotations():
        if widget.Subtype != Name.Widget:
            continue
        if widget.get("/FT") != Name.Sig or widget.objgen not in listed:
            yield f"page {page + 1}: a field that is no signature's"
        if not text(widget.get("/TU")) or not text(widget.get("/T")):
            yield f"page {page + 1}: a field without words"
        looks = widget.get("/AP", {})
        if list(looks.keys()) != ["/N"] or not isinstance(looks.N, Stream):
            yield f"page {page + 1}: a field without a look"


# ---- is the checker awake? ----


def element_of(doc, kind):
    found = of_kind(doc, kind)
    if not found:
        raise ValueError(f"nothing to break: no {kind}")
    return found[0].node


def without(key, *path):
    """Takes a key away from an object below the catalogue."""

    def change(doc):
        at = doc.root
        for step in path:
            at = at[step]
        del at[key]

    return change


def lacking(kind, key):
    def change(doc):
        del element_of(doc, kind)[key]

    return change


def becoming(kind, other):
    def change(doc):
        element_of(doc, kind).S = Name("/" + other)

    return change


def in_metadata(old, new):
    def change(doc):
        assert old in packet(doc)
        doc.root.Metadata.write(packet(doc).replace(old, new).encode())

    return change


def in_contents(old, new):
    def change(doc):
        data = doc.pages[0].Contents.read_bytes()
        assert old in data
        doc.pages[0].Contents.write(data.replace(old, new, 1))

    return change


def in_annotation(change):
    def change_one(doc):
        change(next(annotation for _, annotation in doc.annotations()))

    return change_one


def in_font(change):
    def change_one(doc):
        change(doc.pages[0].Resources.Font["/F0"])

    return change_one


def drop_cell(doc):
    row = next(row for row in of_kind(doc, "TR") if len(row.children) > 2)
    del row.node.K[-1]


def drop_heads(doc):
    for cell in of_kind(doc, "TH"):
        cell.node.S = Name.TD


def thin_widths(font):
    font.DescendantFonts[0].W = Array([0, Array([1, 2, 3])])


BREAKS = [
    ("A 6.1.13-11", lambda doc: doc.pages[0].__setitem__("/MediaBox", Array([0, 0, 2, 2]))),
    ("A 6.5.2-1", lambda doc: doc.root.__setitem__("/OpenAction", Dictionary(S=Name.GoTo))),
    ("A 6.2.2-1", in_contents(b"/Artifact", b"q Q /Artifact")),
    ("A 6.2.2-2", lambda doc: doc.pages[0].Resources.__setitem__("/XObject", Dictionary())),
    ("A 6.2.3-1", without("/OutputIntents")),
    ("A 6.2.11.2-1", in_font(lambda font: font.__setitem__("/Subtype", Name.TrueType))),
    ("A 6.2.11.3.2-1", in_font(lambda font: font.DescendantFonts[0].__delitem__("/CIDToGIDMap"))),
    ("A 6.2.11.4.1-1", in_font(lambda font: font.DescendantFonts[0].FontDescriptor.__delitem__("/FontFile2"))),
    ("A 6.2.11.4.2-1", in_font(lambda font: font.DescendantFonts[0].FontDescriptor.__delitem__("/StemV"))),
    ("A 6.2.11.4.1-2", in_font(thin_widths)),
    ("A 6.2.11.7.2-1", in_font(lambda font: font.__delitem__("/ToUnicode"))),
    ("A 6.6.2.1-1", without("/Subtype", "/Metadata")),
    ("UA 5-1", in_metadata("pdfuaid:part", "pdfuaid:other")),
    ("UA 5-1", in_metadata(">A</pdfaid", ">B</pdfaid")),
    ("A 6.6.2.3.1-1", in_metadata("pdfaSchema:prefix", "pdfaSchema:suffix")),
    ("UA 7.1-9", in_metadata("dc:title", "dc:name")),
    ("UA 7.1-10", without("/ViewerPreferences")),
    ("UA 7.2-29", without("/Lang")),
    ("UA 6.2-1", without("/MarkInfo")),
    ("UA 7.1-5", becoming("P", "Paragraph")),
    ("UA 7.1-12", lacking("P", "/P")),
    ("UA 7.1-1", in_contents(b"EMC\n", b"")),
    ("UA 7.1-3", in_contents(b"BDC\n", b"BDC EMC\n")),
    ("UA 7.1-3", in_contents(b"EMC\nET\n", b"ET\nEMC\n")),
    ("UA 7.1-3", becoming("H1", "H2")),
    ("UA 7.2-3", becoming("THead", "P")),
    ("UA 7.2-11", becoming("THead", "TBody")),
    ("UA 7.2-15", drop_cell),
    ("UA 7.5-1", drop_heads),
    ("UA 7.3-1", lacking("Figure", "/Alt")),
    ("UA 7.3-1", lacking("Figure", "/A")),
    ("UA 7.4.2-1", becoming("H2", "H4")),
    ("UA 7.6", lacking("L", "/A")),
    ("A 6.3.1-1", in_annotation(lambda link: link.__delitem__("/F"))),
    ("UA 7.18.5-1", becoming("Link", "P")),
    ("UA 7.18.5-2", in_annotation(lambda link: link.__delitem__("/Contents"))),
    ("UA 7.18.3-1", lambda doc: doc.pages[0].__delitem__("/Tabs")),
    ("A 6.5.1-1", in_annotation(lambda link: link.A.__setitem__("/S", Name.Launch))),
    ("UA 7.18.1-3", in_annotation(lambda link: link.__setitem__("/Subtype", Name.Widget))),
]
BREAKS_OF_BYTES = [
    ("A 6.1.2-1", lambda data: data.replace(b"%PDF-1.7", b"%PDF-2.0", 1)),
    ("A 6.1.3-1", lambda data: data.replace(b"/ID[", b"/IX[", 1)),
    ("A 6.1.3-3", lambda data: data + b"more"),
    ("A 6.1.7.1-3", lambda data: data.replace(b"/Subtype/XML", b"/FFilter/XML", 1)),
    ("A 6.1.7.1-1", lambda data: data.replace(b"\nendstream", b" endstream", 1)),
]


def save(pdf):
    """As we would save it, for the checks of bytes to have nothing to say."""
    out = io.BytesIO()
    pdf.save(out, static_id=True)
    return out.getvalue()


def found_out(rule, data):
    """Whether a broken document is said to break that rule, by the checks that say so."""
    checks = [(names, check) for names, check in CHECKS if rule_of(names) == rule]
    return any(f": {rule}: " in line for line in problems(io.BytesIO(data), checks))


def broken(whole, change):
    """The bytes of a document after `change`, or nothing where it has nothing
    of that kind."""
    doc = Document(io.BytesIO(whole))
    try:
        change(doc)
    except (ValueError, AssertionError, StopIteration, KeyError):
        return b""
    return save(doc.pdf)


def break_all(paths):
    wholes = []
    for path in paths:
        with open(path, "rb") as file:
            wholes.append(file.read())
    missed = [rule for rule, change in BREAKS_OF_BYTES if not found_out(rule, change(wholes[0]))]
    for number, (rule, change) in enumerate(BREAKS):
        data = next(filter(None, (broken(whole, change) for whole in wholes)), b"")
        if not data or not found_out(rule, data):
            missed.append(f"{rule} (break {number})")
    for rule in missed:
        print(f"not found out: {rule}")
    return 1 if missed else 0


# ---- running ----


UNREADABLE = (pikepdf.PdfError, AttributeError, KeyError, IndexError, TypeError, ValueError, struct.error,
              ElementTree.ParseError)


def rule_of(names):
    """The rule that is told of."""
    return re.match(r"\w+ [\d.]+(-\d+)?", names)[0]


def problems_of(path, doc, names, check):
    """What is wrong, or that a thing the check needs is not there."""
    rule = rule_of(names)
    try:
        return [f"{path}: {rule}: {wrong}" for wrong in check(doc)]
    except UNREADABLE as error:
        return [f"{path}: {rule}: {error!r}"]


def problems(path, checks=CHECKS):
    try:
        doc = Document(path)
    except UNREADABLE as error:
        return [f"{path}: cannot be read: {error!r}"]
    return [line for names, check in checks for line in problems_of(path, doc, names, check)]


def main():
    paths = sys.stdin.read().splitlines()
    if sys.argv[1:] == ["--break"]:
        return break_all(paths)
    with ProcessPoolExecutor(2) as pool:
        found = [line for lines in pool.map(problems, paths, chunksize=4) for line in lines]
    for line in found if paths else ["no PDF"]:
        print(line)
    return 1 if found or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
