"""Reports for people and as JSON."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from importlib.resources import files

from pyoxigraph import NamedNode

from kg.mapping.namespaces import PREFIXES
from kg.validation.report import Finding, Place, Report, Severity
from kg.validation.terms import Term

_IRI = re.compile(r"<([^<>]*)>")
_LONGEST = 80
_ENDING = "ConstraintComponent"


def for_people(report: Report) -> str:
    """One block a finding, disputes behind them, a count at the end."""
    blocks = [_block(finding) for finding in report.findings]
    blocks += [
        f"the engines disagree: {dispute.engine} alone made this finding\n{_block(dispute.finding)}"
        for dispute in report.disputed
    ]
    blocks += [f"note: {note}" for note in report.notes]
    return "\n\n".join([*blocks, _count(report)])


def _block(found: Finding) -> str:
    lines = [f"{found.severity.lower()}: {explanation(found)}"]
    lines += [f"  {name:<7} {text}" for name, text in _where(found.place).items() if text]
    lines += [f"  node    {_short(found.focus)}", f"  mend    {found.message}"]
    return "\n".join(lines)


def explanation(found: Finding) -> str:
    """What is wrong, exactly: ``nkg:confidence is "2": not of the form that is wanted``."""
    broken = found.component.value.rpartition("#")[2].removesuffix(_ENDING)
    what = _phrases().get(broken, broken)
    subject = _compact(found.path) if found.path else "the node"
    if found.path and found.value is not None:
        return f"{subject} is {_short(found.value)}: {what}"
    return f"{subject}: {what}"


def _where(place: Place) -> dict[str, str]:
    named = [f"“{place.headline}”"] if place.headline else []
    file = [f"({place.file})"] if place.file else []
    article = " ".join([*(named or filter(None, [place.article])), *file])
    span = f"{place.span.start} to {place.span.end}" if place.span else ""
    words = f": “{_cut(place.words)}”" if place.words else ""
    return {"article": article, "text": f"characters {span}{words}" if span else ""}


def _count(report: Report) -> str:
    if not report.findings:
        return "no findings"
    counts = [
        (sum(f.severity is severity for f in report.findings), severity) for severity in Severity
    ]
    return ", ".join(f"{n} {s.lower()}{'' if n == 1 else 's'}" for n, s in counts if n)


def _short(term: Term) -> str:
    text = _compact(str(term))
    return text.removeprefix("<").removesuffix(">") if isinstance(term, NamedNode) else _cut(text)


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _compact(text: str) -> str:
    """``text`` with the IRIs in it shortened by the prefixes of the model."""
    return _IRI.sub(lambda match: _curie(match[1]) or match[0], text)


def _curie(iri: str) -> str | None:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return None


@cache
def _phrases() -> dict[str, str]:
    source = files("kg.validation") / "data" / "components.toml"
    return dict(tomllib.loads(source.read_text("utf-8")))


def as_json(report: Report) -> str:
    """An object of ``conforms``, ``findings``, ``disputed`` and ``notes``, in a fixed order."""
    document = {
        "conforms": report.conforms,
        "findings": [_record(finding) for finding in report.findings],
        "disputed": [{"engine": d.engine, **_record(d.finding)} for d in report.disputed],
        "notes": list(report.notes),
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _record(found: Finding) -> dict[str, str | int | None]:
    place, span = found.place, found.place.span
    return {
        "severity": found.severity.value,
        "what": explanation(found),
        "message": found.message,
        "focus": _plain(found.focus),
        "path": found.path,
        "value": None if found.value is None else _plain(found.value),
        "shape": found.shape.value,
        "component": found.component.value,
        "graph": place.graph,
        "article": place.article,
        "headline": place.headline,
        "file": place.file,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "words": place.words,
    }


def _plain(term: Term) -> str:
    """An IRI as it is, any other term in the syntax of N-Triples."""
    return term.value if isinstance(term, NamedNode) else str(term)
