"""layout_names - the names that are built in, kept where rows agree.

The kit, the labels of ipsec and people's scripts rest on the built-in names.
A row of a page that has the offset and the length of a built-in one gets its
name, kind, label and values; all others stay as the page has them.
"""
from typing import Dict, List, Optional, Tuple

from kit.layout_notation import Code, Field, Layout, Section, Values
from kit.layout_report import Report
from kit.layout_section import Draft

SHARE = 0.6         # of the names, for a section to be known by them
NOISE = frozenset("""ipsec section sections specific structure structures
    record the table common contents""".split())
SAME_WORD = {"id": "identity"}


def title_words(title: str) -> Tuple[str, ...]:
    """The words of a title that tell one section from another."""
    text = "".join(c if c.isalnum() else " " for c in title.lower())
    all_words = [SAME_WORD.get(w, w) for w in text.split()]
    return tuple([w for w in all_words if w not in NOISE]
                 or [w for w in all_words if w == "ipsec"])


def own_names(section: Section) -> List[str]:
    """The names that are IBM's."""
    return [f.name for f in section.fields if not f.name.islower()]


def share_of_names(page: Section, known: Section) -> float:
    here, there = set(own_names(page)), set(own_names(known))
    both = len(here & there)
    if not both:
        return 0.0
    return max(both / len(here), both / len(there) if both > 2 else 0.0)


def by_names(section: Section, known: Layout) -> Optional[Section]:
    best = max(known.sections.values(),
               key=lambda s: share_of_names(section, s), default=None)
    if best is None or share_of_names(section, best) < SHARE:
        return None
    return best


def of_label(title: str, known: Layout) -> List[Section]:
    """The built-in sections of that label: subtypes 11 and 12 share some."""
    wanted = title_words(title)
    return [s for s in known.sections.values()
            if wanted and title_words(s.label) == wanted]


def by_label(title: str, known: Layout) -> Optional[Section]:
    found = of_label(title, known)
    return found[0] if len(found) == 1 else None


def known_section(draft: Draft, known: Layout) -> Optional[Section]:
    """The built-in section that the table describes: the one the page names,
    else the one that has its names, else the one of that label."""
    named = known.sections.get(draft.structure)
    return (named or by_names(draft.section, known)
            or by_label(draft.table.title, known))


def keeps(page: Field, known: Field) -> bool:
    """Is the built-in row the one to have? Not when it only stands for bytes
    that were not known, and the page knows more."""
    if known.kind == "reserved" or known.name.islower():
        return page.kind == "reserved" or page.name.islower()
    return True


def merged_values(page: Values, known: Values, where: Tuple[str, int, str],
                  report: Report) -> Tuple[Values, List[str]]:
    """The built-in values with those that only the page has."""
    codes = {c.number: c for c in known.codes}
    notes = []
    for code in page.codes:
        old = codes.get(code.number)
        if old is None:
            codes[code.number] = free_token(code, list(codes.values()))
        elif old.token != code.token and not old.token.islower() \
                and not code.token.islower():
            notes.append(report.doubt(
                where[0], where[1], "%s: value %d is %s on the page and %s "
                "as built in, which is kept" % (
                    where[2], code.number, code.token, old.token)))
    return Values(known.name, tuple(codes[n] for n in sorted(codes))), notes


def free_token(code: Code, codes: List[Code]) -> Code:
    used = [c.token for c in codes]
    if code.token not in used:
        return code
    return code._replace(token="%s_%d" % (code.token, code.number))


class Namer:
    """Gives the sections of the pages what is built in of them."""

    def __init__(self, known: Layout, values: Dict[str, Values],
                 report: Report) -> None:
        self.known = known
        self.values = values        # those of the pages; what is merged joins
        self.report = report

    def section(self, draft: Draft, known: Section) -> Section:
        rows = {(f.offset, f.length): f for f in known.fields}
        lines = {e.offset: e.line for e in draft.entries}
        fields: List[Field] = []
        agreed = 0
        for field in draft.section.fields:
            old = rows.get((field.offset, field.length))
            if old is not None and keeps(field, old):
                agreed += old.kind != "reserved"
                where = (draft.table.page, lines.get(field.offset, 0),
                         old.name)
                field = self.field(field, old, where)
            fields.append(field)
        notes: Tuple[str, ...] = ()
        if not agreed and own_names(known):
            notes = (self.report.doubt(
                draft.table.page, draft.table.line, "no row agrees with the "
                "built-in section %s" % known.name),)
        return draft.section._replace(
            name=known.name, label=known.label, notes=notes,
            fields=tuple(self.with_known_flags(fields, draft.section.fields)))

    def field(self, page: Field, old: Field,
              where: Tuple[str, int, str]) -> Field:
        notes = list(page.notes)
        if page.name != old.name and page.kind != "reserved":
            notes.append("on the page: " + page.name)
        if page.kind == old.kind == "code":
            notes += self.merge(page.argument, old.argument, where)
        elif page.kind == "code":
            notes.append("the page has values for it; the built-in kind "
                         "is kept")
        return old._replace(notes=tuple(notes))

    def merge(self, page: str, known: str,
              where: Tuple[str, int, str]) -> List[str]:
        """Makes the built-in values those of both, when the page has more."""
        if page == known:
            return []
        mine = self.values.get(page) or self.known.values[page]
        before = self.values.get(known) or self.known.values[known]
        values, notes = merged_values(mine, before, where, self.report)
        if len(values.codes) > len(before.codes):
            self.values[known] = values
        return notes

    @staticmethod
    def with_known_flags(fields: List[Field],
                         before: Tuple[Field, ...]) -> List[Field]:
        """Addresses name their flag by the name that it has now."""
        new = {b.name: f.name for b, f in zip(before, fields)}
        return [f._replace(argument=new.get(f.argument, f.argument))
                if f.kind == "address" else f for f in fields]
