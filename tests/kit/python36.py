"""python36 - says what in a file Python 3.6 does not have: syntax, and what
the standard library got later.

Usage: python36.py FILE...
"""
import ast
import sys
from typing import Iterator, Tuple

# Attributes and names of the standard library that came after 3.6.
LATER = {
    "BooleanOptionalAction", "Final", "Literal", "ParamSpec", "Protocol",
    "TypeAlias", "TypedDict", "breakpoint", "cached_property", "contextvars",
    "dataclass", "dataclasses", "fromisoformat", "fromisocalendar",
    "get_running_loop", "graphlib", "is_relative_to", "isascii", "isqrt",
    "memfd_create", "nullcontext", "pairwise", "parse_intermixed_args",
    "parse_known_intermixed_args", "perf_counter_ns", "posix_spawn",
    "reconfigure", "removeprefix", "removesuffix", "singledispatchmethod",
    "subnet_of", "supernet_of", "time_ns", "tomllib", "unparse",
    "waitstatus_to_exitcode", "zoneinfo",
}
# Arguments by keyword that came after 3.6, with any function.
LATER_KEYWORDS = {
    "capture_output", "delete_on_close", "dirs_exist_ok", "exit_on_error",
    "ignore_cleanup_errors", "missing_ok", "pipesize", "process_group",
    "root_dir", "text",
}
# Without quotes these generics need 3.9.
GENERICS = {"list", "dict", "set", "tuple", "frozenset", "type", "Popen"}


def problems(tree: ast.AST) -> Iterator[Tuple[int, str]]:
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Attribute) and node.attr in LATER:
            yield line, node.attr
        elif isinstance(node, ast.Name) and node.id in LATER:
            yield line, node.id
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names = [alias.name for alias in node.names]
            if isinstance(node, ast.ImportFrom):
                names.append(node.module or "")
                if node.module == "__future__" and "annotations" in names:
                    yield line, "from __future__ import annotations"
            for name in names:
                if name in LATER:
                    yield line, name
        elif isinstance(node, ast.Call):
            for keyword in node.keywords:
                if keyword.arg in LATER_KEYWORDS:
                    yield line, "the argument %s" % keyword.arg
        elif isinstance(node, ast.Subscript):
            value = node.value
            name = value.id if isinstance(value, ast.Name) else \
                value.attr if isinstance(value, ast.Attribute) else ""
            if name in GENERICS:
                yield line, "%s[...]" % name


def main() -> int:
    found = 0
    for name in sys.argv[1:]:
        with open(name, encoding="utf-8") as source:
            text = source.read()
        try:
            tree = ast.parse(text, name, feature_version=(3, 6))
        except SyntaxError as error:
            print("%s:%s: %s" % (name, error.lineno, error.msg))
            found += 1
            continue
        for line, what in problems(tree):
            print("%s:%d: %s is newer than Python 3.6" % (name, line, what))
            found += 1
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
