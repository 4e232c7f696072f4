"""Work for workers, some of which kills the process that does it."""

from __future__ import annotations

import os
import time
from pathlib import Path

from kg.article import Article
from kg.extraction.model import Extraction
from kg.extraction.rules import RuleExtractor


def double(number: int) -> int:
    return 2 * number


def die_of_33(number: int) -> int:
    if number == 33:
        os._exit(9)
    return 2 * number


def die_of_all(_: int) -> int:
    os._exit(9)


def minus(number: int) -> int:
    return -number


def slow(item: tuple[int, Path]) -> int:
    """Tells by a file that it is at work, and takes its time."""
    number, mark = item
    mark.touch()
    time.sleep(0.01)
    return number


def who_am_i() -> int:
    return os.getpid()


def ourselves() -> str:
    return "newskg"


class DeadlyExtractor(RuleExtractor):
    """The rules; but of one article the process dies."""

    name = "deadly"

    def extract(self, article: Article) -> Extraction:
        if "Story 40" in article.headline:
            os._exit(9)
        return super().extract(article)
