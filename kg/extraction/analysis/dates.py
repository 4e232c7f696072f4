"""Finds dates in running text and resolves them against the day of publication."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.article import Span
from kg.extraction.analysis.tense import is_future
from kg.extraction.model import PartialDate, When

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NEAR_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_SHIFTS = {"last": -1, "this": 0, "next": 1}
_WEEK = 7
_MONTHS_A_YEAR = 12

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)(?:day|DAY)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]\d\d|20\d\d|21\d\d)(?![\w%]|[.,]\d)"
_TO_DAY = r"\s?[-–]\s?\d{1,2}\b"
_NO_DAY_OF_AN_EVENT = r"(?!\s+(?:attack|terror|memorial|hijack|commission|revolution|uprising)\w*)"

_PAPERS = r"(?!\s+(?:Times|Mirror|Telegraph|Mail|Express|Post|Mass|School))"
_SOME = "(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix)"
_NAMED = "|".join(f"{name.title()}|{name.upper()}" for name in (*_MONTHS, *_WEEKDAYS))
# No word that opens otherwise can begin a date. Most places of a text are passed over by this, by
# their first letter already.
_MAY_OPEN = (
    rf"(?=[\dA-Zaeflmnosty])\b(?=\d|{_NAMED}|[Ll]ast|[Tt]his|[Nn]ext|early |late |mid-"
    rf"|[Tt]he (?:[fnp]|day |evening )|[Tt]o[dnm]|[Yy]es|[Aa] day |[Oo]ne day "
    rf"|[Tt]hat (?:day|[mane])|{_SOME} days )"
)
_DATE = re.compile(
    rf"{_MAY_OPEN}(?:"
    + "|".join(
        [
            # Wednesday, May 15, 2024; May 19-21
            (
                rf"\b(?:{_WEEKDAY},?\s+)?(?P<month1>{_MONTH})\s+(?P<day1>{_DAY})(?P<to1>{_TO_DAY})?"
                rf"(?!\w|:\d)(?:,?\s+(?P<year1>{_YEAR}))?{_NO_DAY_OF_AN_EVENT}"
            ),
            # 15 May 2024; the 15th of May; 3-5 June
            (
                rf"\b(?:{_WEEKDAY},?\s+)?(?P<from2>\d{{1,2}}\s?[-–]\s?)?(?P<day2>{_DAY})\s+(?:of\s+)?"
                rf"(?P<month2>{_MONTH})(?!\w)(?:,?\s+(?P<year2>{_YEAR}))?"
            ),
            rf"\b(?P<month3>{_MONTH})(?:,|\s+of)?\s+(?P<year3>{_YEAR})",  # May 2024
            r"\b(?P<iso>\d{4}-\d\d-\d\d)\b",
            rf"\b(?P<relative>[Ll]ast|[Tt]his|[Nn]ext)\s+(?P<unit>month|year|{_MONTH}(?!\w|\s+\d{{1,2}}(?!\d))|{_WEEKDAY}\b)",
            (
                rf"(?:(?<=\b[Ii]n )|(?<=\bfor ))(?:early |late |mid-)?"
                rf"(?P<month4>{_MONTH})(?!\w|\s+[A-Z])"
            ),
            rf"(?<=\b[Ss]ince |\b[Uu]ntil )(?P<month5>{_MONTH})(?!\w|\s+[A-Z])",
            rf"\b(?P<weekday>{_WEEKDAY})\b(?:,? (?:of )?(?P<week>next|last) week\b)?{_PAPERS}",
            (
                r"\b(?P<near>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow"
                r"|[Tt]his (?:morning|afternoon|evening))\b(?![’']s)"
            ),
            (
                r"\b[Tt]he (?P<beside>(?:following|next) (?:day|morning|evening)"
                r"|day before|day after"
                r"|(?:night|evening) before"
                r"|previous (?:day|evening|night))\b"
            ),
            r"\b[Tt]hat (?P<same>day|morning|afternoon|evening|night)\b",
            (
                r"\b(?:[Aa]|[Oo]ne) (?P<apart>day (?:earlier|later)\b(?! than)"
                r"|day(?= (?:after|before)\b))"
            ),
            rf"\b(?P<days>{_SOME}) days (?P<off>earlier|later)\b(?! than)",
            (
                rf"(?:(?<=\b[Ii]n )|(?<=\b[Ss]ince )|(?<=\b[Uu]ntil )|(?<=\b[Dd]uring )"
                rf"|(?<=\b[Bb]y )|(?<=\bfrom )|(?<=\bearly )|(?<=\blate )"
                rf"|(?<=\bof )(?={_YEAR}[.,;)]))"
                rf"(?P<year>{_YEAR})(?!\s+(?:people|members|troops))"
            ),
        ]
    )
    + ")"
)
# No date is without one of these, which are looked for faster than any date.
_MAY_HOLD = re.compile(f"day|DAY|month|year|morning|morrow|afternoon|evening|night|{_NAMED}")
_DIGIT = re.compile(r"\d")
_BY_ANOTHER = frozenset(("beside", "same", "apart", "off"))  # groups of a day told beside one
_NO_SINGLE_DAY = re.compile(
    r"\b(?:[Ee]very|[Ee]ach|Good|Black|Easter|Super|Ash|Holy|Palm|Bloody|Cyber|most|alternate)\s+\Z"
)


def find_dates(
    text: str,
    *,
    published: date,
    future: bool | None = None,
    start: int = 0,
    end: int | None = None,
) -> tuple[When, ...]:
    """The dates that a text gives, in order; spans cover the words of the date only ("Sunday").

    A weekday or a day without a year is the last one up to ``published``, or the next one from
    then on where ``future`` is true; None means that the words around decide. What is not one
    day, month or year ("last week") is left out. ``start`` and ``end`` limit the part of the text
    that is searched; offsets are into ``text``.
    """
    found: list[When] = []
    end = len(text) if end is None else end
    if not (_MAY_HOLD.search(text, start, end) or _DIGIT.search(text, start, end)):
        return ()
    for match in _DATE.finditer(text, start, end):
        try:
            when = _when(text, match, found, published, future)
        except (OverflowError, ValueError):  # the day after 9999-12-31
            continue
        if when is not None:
            found.append(when)
    return tuple(found)


def _when(
    text: str, match: re.Match[str], found: list[When], published: date, future: bool | None
) -> When | None:
    """The date of the words, alone or by the one ``found`` before.

    Raises OverflowError or ValueError for one that the calendar does not have.
    """
    if match.lastgroup in _BY_ANOTHER:
        value = _beside(text, match, found)
    else:
        value = _value(text, match, published, future)
    return None if value is None else When(PartialDate(value), Span(*match.span()))


def _beside(text: str, match: re.Match[str], found: list[When]) -> str | None:
    """The day told before, or one beside it: "met on Friday and again the next day", "that day".

    What was "a day after meeting" somebody is told of the day after.
    """
    words = match["beside"] or match["apart"] or f" {match['off']}"
    last = found[-1].date if found else None
    if last is None or last.earliest != last.latest:
        return None
    if match["same"]:
        return last.value
    back = words.endswith((" before", " earlier")) or words.startswith("previous")
    back = back or (words == "day" and text.startswith(" after", match.end()))
    days = _NUMBERS.get((match["days"] or "").lower(), 1)
    return (last.earliest + timedelta(days=-days if back else days)).isoformat()


def resolve_weekday(name: str, *, published: date, future: bool = False) -> date:
    """The day that a weekday means: that of publication if it is one, else the last or the next."""
    ahead = (_WEEKDAYS.index(name[:3].lower()) - published.weekday()) % _WEEK
    if ahead == 0:
        return published
    return published + timedelta(days=ahead if future else ahead - _WEEK)


def resolve_day(month: int, day: int, *, published: date, future: bool = False) -> date | None:
    """The day of a month without a year; None if there is none such near the publication."""
    years = (published.year + (n if future else -n) for n in range(5))  # no leap day is farther
    days = (found for year in years if (found := _day(year, month, day)))
    return next((d for d in days if (d >= published if future else d <= published)), None)


def resolve_month(month: int, *, published: date, future: bool = False) -> str:
    """The month (``2024-05``) that a month without a year means."""
    year = published.year
    if future and month < published.month:
        year += 1
    elif not future and month > published.month:
        year -= 1
    return f"{year:04}-{month:02}"


def _value(text: str, match: re.Match[str], published: date, future: bool | None) -> str | None:
    """The date in the form of ``PartialDate``; None where the words mean none."""
    if near := match["near"]:
        return (published + timedelta(days=_NEAR_DAYS.get(near.lower(), 0))).isoformat()
    if match["year"] or match["iso"] or match["month3"]:
        return _written_out(match)
    ahead = is_future(text, match.start(), match.end()) if future is None else future
    if match["weekday"]:
        return _of_weekday(text, match, published, ahead)
    if match["relative"]:
        return _relative(match["relative"], match["unit"], published, ahead)
    if month := match["month4"] or match["month5"]:
        return resolve_month(_month(month), published=published, future=ahead)
    return _of_day(match, published, ahead)


def _of_weekday(text: str, match: re.Match[str], published: date, future: bool) -> str | None:
    if _NO_SINGLE_DAY.search(text[max(0, match.start() - 12) : match.start()]):
        return None
    if match["week"]:
        monday = published - timedelta(days=published.weekday() - _WEEK * _SHIFTS[match["week"]])
        return (monday + timedelta(days=_WEEKDAYS.index(match["weekday"][:3].lower()))).isoformat()
    return resolve_weekday(match["weekday"], published=published, future=future).isoformat()


def _written_out(match: re.Match[str]) -> str | None:
    """The date that needs nothing but its words: 2024-05-19, May 2024, 2024."""
    if match["month3"]:
        return f"{match['year3']}-{_month(match['month3']):02}"
    return _iso(match["iso"]) if match["iso"] else match["year"]


def _of_day(match: re.Match[str], published: date, future: bool) -> str | None:
    month = _month(match["month1"] or match["month2"])
    year = match["year1"] or match["year2"]
    number = int(re.sub(r"\D", "", match["day1"] or match["day2"]))
    if year:
        day = _day(int(year), month, number)
    else:
        day = resolve_day(month, number, published=published, future=future)
    if day is None:
        return None
    return day.isoformat()[:7] if match["to1"] or match["from2"] else day.isoformat()


def _relative(word: str, unit: str, published: date, future: bool) -> str | None:
    """What "last Sunday", "this month", "next May" mean."""
    shift = _SHIFTS[word.lower()]
    if unit == "year":
        return f"{published.year + shift:04}"
    if unit == "month":
        months = published.year * _MONTHS_A_YEAR + published.month - 1 + shift
        return f"{months // _MONTHS_A_YEAR:04}-{months % _MONTHS_A_YEAR + 1:02}"
    if unit[:3].lower() in _WEEKDAYS and unit.lower().endswith("day"):
        day = resolve_weekday(unit, published=published, future=future if shift == 0 else shift > 0)
        return (day + timedelta(days=_WEEK * shift if day == published else 0)).isoformat()
    month = _month(unit)
    if shift == 0:
        return f"{published.year:04}-{month:02}"
    year = int(resolve_month(month, published=published, future=shift > 0)[:4])
    return f"{year + shift * (month == published.month):04}-{month:02}"


def _iso(text: str) -> str | None:
    year, month, day = map(int, text.split("-"))
    found = _day(year, month, day)
    return found.isoformat() if found else None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
