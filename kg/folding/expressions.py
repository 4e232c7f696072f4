"""True and false in the expressions of a query, worked out as far as they are known."""

from __future__ import annotations

from itertools import chain
from typing import Final

from kg.folding.groups import NOWHERE, Nest, Part, Parts
from kg.sparql import Token

TRUE: Final[Parts] = (Token("word", "true", NOWHERE),)
FALSE: Final[Parts] = (Token("word", "false", NOWHERE),)


def simplified(parts: Parts) -> Parts:
    """The expression, or :data:`TRUE` or :data:`FALSE`; an error in it stays one."""
    return _level(_chosen(_lexical(tuple(map(_nested, parts)))))


def _level(parts: Parts) -> Parts:
    """The same where what is within parentheses is done."""
    for mark, decides, neutral in (("|", TRUE, FALSE), ("&", FALSE, TRUE)):
        members = _split(parts, mark)
        if len(members) > 1:
            return _joined([_level(m) for m in members], mark, decides, neutral)
    return _primary(parts)


def _joined(members: list[Parts], mark: str, decides: Parts, neutral: Parts) -> Parts:
    """Members of ``||`` or ``&&``: one decides whatever the others are, one changes nothing."""
    if decides in members:
        return decides
    left = [member for member in members if member != neutral]
    both = (Token("mark", mark * 2, NOWHERE),)
    return tuple(chain.from_iterable((*both, *m) for m in left))[1:] if left else neutral


def _split(parts: Parts, mark: str) -> list[Parts]:
    """What stands between ``||`` or ``&&`` outside of parentheses."""
    members: list[list[Part]] = [[]]
    at = 0
    while at < len(parts):
        if parts[at].key == mark * 2 or [p.key for p in parts[at : at + 2]] == [mark, mark]:
            at += 1 if parts[at].key == mark * 2 else 2
            members.append([])
        else:
            members[-1].append(parts[at])
            at += 1
    return [tuple(member) for member in members]


def _primary(parts: Parts) -> Parts:
    match parts:
        case [Token(text="!"), *rest] if _is_one(tuple(rest)):
            return _not(_level(tuple(rest)), parts)
        case [Nest(inside=inside, open=Token(text="("))] if _known(inside):
            return inside
        case [Token(kind="word") as word] if word.key in ("TRUE", "FALSE"):
            return TRUE if word.key == "TRUE" else FALSE
        case _:
            return parts


def _is_one(parts: Parts) -> bool:
    """Whether ``!`` before it is of all of it, and of no comparison's left side."""
    return len(parts) == 1 or (parts[:1] != () and parts[0].key == "!" and _is_one(parts[1:]))


def _known(parts: Parts) -> bool:
    return parts in (TRUE, FALSE)


def _not(inner: Parts, whole: Parts) -> Parts:
    if _known(inner):
        return FALSE if inner == TRUE else TRUE
    return (whole[0], *inner) if len(inner) == 1 else whole


def _nested(part: Part) -> Part:
    """An expression within parentheses, simplified there; the arguments of a function each."""
    if not isinstance(part, Nest) or part.key != "(":
        return part
    arguments = [simplified(argument) for argument in _arguments(part.inside)]
    comma = (Token("mark", ",", NOWHERE),)
    inside = tuple(chain.from_iterable((*comma, *a) for a in arguments))[1:]
    return Nest(part.open, inside, part.close)


def _arguments(parts: Parts) -> list[Parts]:
    members: list[list[Part]] = [[]]
    for part in parts:
        if part.key == ",":
            members.append([])
        else:
            members[-1].append(part)
    return [tuple(member) for member in members]


def _lexical(parts: Parts) -> Parts:
    """The string of each literal of which ``STR`` asks for it."""
    out: list[Part] = []
    at = 0
    while at < len(parts):
        string = _string(parts[at : at + 2])
        out.append(string or parts[at])
        at += 2 if string else 1
    return tuple(out)


def _string(parts: Parts) -> Token | None:
    """The string in ``STR`` of a literal."""
    match parts:
        case [Token(kind="word") as word, Nest(inside=[Token(kind="string") as string, *rest])]:
            tags = [part.key if isinstance(part, Nest) else part.kind for part in rest]
            if word.key == "STR" and tags in _TAGS:
                return string
    return None


_TAGS: Final[tuple[list[str], ...]] = (
    [],
    ["language"],
    ["mark", "mark", "iri"],
    ["mark", "mark", "name"],
)
"""What may stand behind the string of a literal: nothing, a language, or ``^^`` and a datatype."""


def _chosen(parts: Parts) -> Parts:
    """Each ``IF`` whose condition is known, as the one that it chooses."""
    out: list[Part] = []
    at = 0
    while at < len(parts):
        chosen = _choice(parts[at : at + 2])
        if chosen is None:
            out.append(parts[at])
        else:
            out.append(Nest(Token("mark", "(", NOWHERE), chosen, Token("mark", ")", NOWHERE)))
        at += 1 if chosen is None else 2
    return tuple(out)


def _choice(parts: Parts) -> Parts | None:
    match parts:
        case [Token(kind="word") as word, Nest(inside=inside)] if word.key == "IF":
            condition, *rest = _arguments(inside)
            if _known(condition) and len(rest) == 2:  # noqa: PLR2004 -- what IF has
                return rest[0 if condition == TRUE else 1]
    return None
