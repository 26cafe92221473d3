"""saved - reads csv that a command of the kit printed, by column names."""
import csv
from typing import Dict, Iterator, Sequence

from kit import records
from kit.messages import Failure

Named = Dict[str, str]


def rows(name: str, columns: Sequence[str], printed_by: str
         ) -> Iterator[Named]:
    """The rows of a file or, for -, of standard input, each with the columns
    asked for. A header line may come again, with other columns."""
    csv.field_size_limit(0x7FFFFFFF)
    with records.open_saved(name) as stream:
        reader = csv.reader(records.text_lines(stream), strict=True)
        header = []  # type: Sequence[str]
        try:
            for row in reader:
                if not row:
                    continue
                if set(columns) <= set(records.without_bom(row)):
                    header = records.without_bom(row)
                elif not header or len(row) != len(header):
                    raise csv.Error(
                        "want the columns %s" % ", ".join(columns)
                        if not header else "%d values, the header has %d"
                        % (len(row), len(header)))
                else:
                    yield dict(zip(header, row))
        except csv.Error as error:
            raise Failure("%s: line %d: not what %s prints: %s"
                          % (name, reader.line_num, printed_by, error))
