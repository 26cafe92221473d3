"""axis - marks on an axis of time whose labels do not overlap.

Seconds count as those of tunnels.hundredths do, without a zone.
"""
from datetime import datetime, timedelta
from typing import List, NamedTuple

from kit import tunnels

MINUTE, HOUR, DAY = 60, 3600, 86400
STEPS = [1, 2, 5, 10, 15, 30, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE,
         15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR,
         12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY]
MONTHS = [1, 2, 3, 6, 12, 24, 60, 120, 240]
# Pixels that a label needs, with the gap to the next.
SECOND_WIDTH, MINUTE_WIDTH, DAY_WIDTH, MONTH_WIDTH = 76, 56, 60, 76
# ... and that a whole date below a label needs.
DATE_WIDTH = 92

# lines: what stands at the axis, and what stands beyond it.
Mark = NamedTuple("Mark", [("at", int), ("lines", List[str])])

EPOCH = tunnels.hundredths("1970-01-01T00:00:00") // 100


def moment(at: int) -> datetime:
    return datetime(1970, 1, 1) + timedelta(seconds=at - EPOCH)


def second(when: datetime) -> int:
    return int((when - datetime(1970, 1, 1)).total_seconds()) + EPOCH


def marks(low: int, high: int, pixels: int) -> List[Mark]:
    """Marks from low to high on an axis that many pixels long."""
    per_pixel = (high - low) / pixels
    for step in STEPS:
        if step / per_pixel >= width_of(step):
            return stepped(low, high, step, per_pixel)
    for months in MONTHS:
        if months * 28 * DAY / per_pixel >= MONTH_WIDTH:
            break
    return monthly(low, high, months)


def stepped(low: int, high: int, step: int, per_pixel: float) -> List[Mark]:
    """Marks at whole steps of the day, or at every so many days."""
    first = low - low % step
    if first < low:
        first += step
    places = list(range(first, high + 1, step))
    if step >= DAY:
        return [Mark(at, day_lines(at, at == places[0] or
                                   moment(at).year != moment(at - step).year))
                for at in places]
    return [Mark(at, lines(at, step, at == places[0] and
                           room_for_date(at, high, per_pixel)))
            for at in places]


def width_of(step: int) -> int:
    if step < MINUTE:
        return SECOND_WIDTH
    return MINUTE_WIDTH if step < DAY else DAY_WIDTH


def day_lines(at: int, with_year: bool) -> List[str]:
    """The month and day, and the year where one begins."""
    when = moment(at)
    return [when.strftime("%m-%d")] + (
        [when.strftime("%Y")] if with_year else [])


def lines(at: int, step: int, with_date: bool) -> List[str]:
    """The time, and the date where a day begins."""
    when = moment(at)
    found = [when.strftime("%H:%M:%S" if step < MINUTE else "%H:%M")]
    if with_date or at % DAY == 0:
        found.append(when.strftime("%Y-%m-%d"))
    return found


def room_for_date(at: int, high: int, per_pixel: float) -> bool:
    """Whether the next date is far enough away, if there is one."""
    midnight = at - at % DAY + DAY
    return midnight > high or (midnight - at) / per_pixel >= DATE_WIDTH


def monthly(low: int, high: int, months: int) -> List[Mark]:
    found = []  # type: List[Mark]
    when = moment(low)
    year, month = when.year, 1
    while True:
        at = second(datetime(year, month, 1))
        if at > high:
            return found
        if at >= low:
            found.append(Mark(at, ["%04d-%02d" % (year, month)]))
        month += months
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
