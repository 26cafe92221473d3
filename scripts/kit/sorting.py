"""sorting - lines of text in the order of their bytes, by sort(1).

sort keeps a fixed amount of them in memory and the rest in $TMPDIR, so the
number of lines is bounded by the disk alone.
"""
import io
import os
import subprocess
from typing import Dict, Iterator, List

from kit.messages import Failure

MEMORY = "64M"
BATCH = 1000


class Sorter:
    """Takes lines without their ends, then gives them back in order."""

    def __init__(self, memory: str = MEMORY) -> None:
        self.pending = []  # type: List[str]
        self.process = subprocess.Popen(
            ["sort"] + memory_option(memory), env=byte_order(),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def add(self, line: str) -> None:
        self.pending.append(line)
        if len(self.pending) == BATCH:
            self.send()

    def send(self) -> None:
        assert self.process.stdin is not None
        if not self.pending:
            return
        self.pending.append("")
        try:
            self.process.stdin.write("\n".join(self.pending).encode(
                "utf-8", "surrogateescape"))
        except OSError:
            raise Failure("sort failed")
        self.pending = []

    def lines(self) -> Iterator[str]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.send()
        try:
            self.process.stdin.close()
        except OSError:
            raise Failure("sort failed")
        with io.TextIOWrapper(self.process.stdout, encoding="utf-8",
                              errors="surrogateescape", newline="\n") as out:
            for line in out:
                yield line[:-1]
        if self.process.wait() != 0:
            raise Failure("sort failed")

    def __enter__(self) -> "Sorter":
        return self

    def __exit__(self, *error: object) -> None:
        """Ends sort, which removes what it has in $TMPDIR."""
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait()


def byte_order() -> Dict[str, str]:
    return dict(os.environ, LC_ALL="C")


def memory_option(memory: str) -> List[str]:
    """The option that bounds the memory of sort, where it has one."""
    option = ["-S", memory]
    try:
        status = subprocess.call(
            ["sort"] + option, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except OSError as error:
        raise Failure("cannot run 'sort': %s" % error.strerror)
    return option if status == 0 else []
