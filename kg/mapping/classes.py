"""What each type of entity is an instance of."""

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

from kg.extraction.model import EntityType
from kg.mapping.namespaces import NKG, SCHEMA

CLASSES: Final[dict[EntityType, tuple[NamedNode, ...]]] = {
    EntityType.PERSON: (SCHEMA.Person,),
    EntityType.ORGANIZATION: (SCHEMA.Organization,),
    EntityType.GOVERNMENT_ORGANIZATION: (SCHEMA.GovernmentOrganization, SCHEMA.Organization),
    EntityType.NEWS_AGENCY: (NKG.NewsAgency, SCHEMA.Organization),
    EntityType.PLACE: (SCHEMA.Place,),
    EntityType.COUNTRY: (SCHEMA.Country,),
    EntityType.EVENT: (SCHEMA.Event,),
    EntityType.GROUP: (NKG.Group,),
    EntityType.UNNAMED_SOURCE: (NKG.UnnamedSource,),
}
"""The classes of each type of entity, the most specific first, with what they are kinds of."""
