"""messages - what a command tells the user on standard error."""
import contextlib
import os


class Failure(Exception):
    """The job cannot be done; the text is the message for the user, or empty
    when there was one, and the status that to exit with."""

    def __init__(self, text: str, status: int = 2) -> None:
        super().__init__(text)
        self.status = status


class Finished(Exception):
    """There is nothing more to do; the text is for standard output."""


class Messages:
    """Standard error, with the name of the command in front."""

    def __init__(self, name: str) -> None:
        self.name = name

    def say(self, text: str) -> None:
        line = "%s: %s\n" % (self.name, text)
        with contextlib.suppress(OSError):
            os.write(2, line.encode("utf-8", "surrogateescape"))


def describe(error: OSError) -> str:
    """An error of the system, with the name of the file where it has one."""
    reason = error.strerror or str(error)
    if error.filename is None:
        return reason
    return "%s: %s" % (os.fsdecode(error.filename), reason)
