"""Small extracts of Wikidata, in the JSON of its dumps."""

from __future__ import annotations

import bz2
import gzip
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any


def entity(
    identifier: str,
    label: str,
    description: str = "",
    *,
    aliases: Sequence[str] = (),
    **claims: Sequence[str],
) -> dict[str, Any]:
    """One entity; ``claims`` are items by property, those that begin with "-" deprecated."""
    told = {pid: [_statement(pid, value) for value in values] for pid, values in claims.items()}
    return {
        "type": "item",
        "id": identifier,
        "labels": {"en": {"language": "en", "value": label}} if label else [],
        "descriptions": {"en": {"language": "en", "value": description}} if description else [],
        "aliases": {"en": [{"language": "en", "value": a} for a in aliases]} if aliases else [],
        "claims": told or [],
        "sitelinks": {},
    }


def _statement(pid: str, value: str) -> dict[str, Any]:
    number = value.lstrip("-")
    rank = "deprecated" if value.startswith("-") else "normal"
    snak: dict[str, Any] = {"snaktype": "somevalue", "property": pid}
    if number:
        content = {"entity-type": "item", "numeric-id": int(number[1:]), "id": number}
        snak["snaktype"] = "value"
        snak["datavalue"] = {"type": "wikibase-entityid", "value": content}
    return {"type": "statement", "rank": rank, "mainsnak": snak}


PEOPLE = (
    entity("Q101", "Ebrahim Raisi", "president of Iran", P31=["Q5"], P27=["Q794"]),
    entity(
        "Q102", "Ilham Aliyev", "politician", P31=["Q5"], P27=["Q227"], aliases=["İlham Əliyev"]
    ),
    entity("Q103", "Ana Ruiz", "minister of energy", P31=["Q5"], P27=["Q96"]),
    entity("Q104", "Ana Ruiz", "singer", P31=["Q5"], P27=["Q96"]),
    entity("Q105", "Mark Rutte", "Dutch politician", P31=["Q5"], P27=["Q29999"]),
    entity("Q106", "John Smith", "explorer", P31=["Q5"], P27=["Q145"]),
    entity("Q107", "Jane Doe", "", P31=["Q5"]),
    entity("Q108", "Pelé", "footballer", P31=["Q5"], P27=["Q155"]),
    entity("Q109", "Ana Ruiz", "film", P31=["Q11424"]),
)
PLACES = (
    entity("Q201", "Tabriz", "city in Iran", P31=["Q70208", "-Q5"], P17=["Q794"]),
    entity("Q202", "Tabriz", "village in Azerbaijan", P31=["Q532"], P17=["Q227"]),
    entity("Q70208", "million city", "kind of city", P279=["Q1549591"]),
)
BODIES = (
    entity("Q301", "World Wool Council", "", P31=["Q4438121"]),
    entity("Q4438121", "wool body", "", P279=["Q1194093"]),
    entity("Q1194093", "international body", "", P279=["Q484652", "Q4438121"]),
    entity("Q302", "Wool Board", "", P31=["Q43229"], P17=["Q145"], aliases=["WWB"]),
)
ALL = (*PEOPLE, *PLACES, *BODIES)


def write(path: Path, entities: Iterable[dict[str, Any]] = ALL, *, dump: bool = False) -> Path:
    """An extract, zipped as its name says, with brackets and commas as a dump has them."""
    lines = [json.dumps(each, ensure_ascii=False) for each in entities]
    text = "[\n" + ",\n".join(lines) + "\n]\n" if dump else "".join(f"{e}\n" for e in lines)
    content = text.encode()
    zipped: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".bz2": bz2.compress}
    path.write_bytes(zipped.get(path.suffix, bytes)(content))
    return path
