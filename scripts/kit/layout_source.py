"""layout_source - the file of a page: what it is, and its text.

Files that are not readable pages are named, with what to do about them.
"""
import re

from kit import layout_html, layout_text
from kit.layout_page import Page, PageError

MARKUP = re.compile(r"<(?:!doctype|html|head|body|table|div|p)\b", re.I)
SCRIPT = re.compile(r"<script\b", re.I)
CHARSET = re.compile(br'charset\s*=\s*["\']?([A-Za-z0-9_-]+)', re.I)
ARCHIVE = re.compile(r"^(?:From:|MIME-Version:|Content-Type: multipart)",
                     re.I | re.M)
SAVE = ('save it in the browser as "Web Page, complete", or paste its text '
        "into a file")
MAGICS = (
    (b"%PDF-", 'this is a PDF: run "pdftotext -layout" on it and give the '
     "text"),
    (b"PK\x03\x04", "this is a zip archive or an office document: save the "
     "page as text"),
    (b"\x1f\x8b", "this is compressed with gzip: unpack it first"),
    (b"bplist", "this is a web archive of Safari: " + SAVE),
)
HEAD = 4096


def refuse_foreign(data: bytes) -> None:
    for magic, text in MAGICS:
        if data.startswith(magic):
            raise PageError(1, text)
    head = data[:HEAD].decode("latin-1")
    if ARCHIVE.search(head) and "multipart/related" in head:
        raise PageError(1, "this is a web archive (.mhtml): " + SAVE)
    if not data.strip():
        raise PageError(1, "the file is empty")


def decoded(data: bytes) -> str:
    """The text of the page, in the encoding it says or is found to have."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data:
        raise PageError(1, "this is not text: " + SAVE)
    names = ["utf-8-sig"]
    found = CHARSET.search(data[:HEAD])
    if found:
        names.append(found.group(1).decode("ascii"))
    for name in names + ["cp1252"]:
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("latin-1")


def read_page(name: str, data: bytes) -> Page:
    """The page in these bytes; PageError when there is no table in them."""
    refuse_foreign(data)
    text = decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    if not MARKUP.search(text[:HEAD]):
        page = layout_text.read(name, text)
    else:
        page = layout_html.read(name, text)
    if page.tables:
        return page
    if SCRIPT.search(text) and len(page.texts) < 20:
        raise PageError(1, "this is only the frame of a page, which scripts "
                        "fill in: " + SAVE)
    raise PageError(1, "there is no table of offsets and lengths in it")
