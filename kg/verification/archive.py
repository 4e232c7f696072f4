"""The articles to look things up in, by their identity: on disk, so that they may be many."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterable

from kg.article import Article
from kg.mapping.iris import article_path

_TABLE = "CREATE TABLE articles (path TEXT, digest TEXT, article BLOB)"


class Archive:
    """Keeps articles in a file of its own, which is gone when it is closed."""

    def __init__(self, articles: Iterable[Article] = ()) -> None:
        self._rows = sqlite3.connect("")  # no name: SQLite's own temporary file
        self._rows.execute(_TABLE)
        self._rows.executemany("INSERT INTO articles VALUES (?, ?, ?)", map(_row, articles))
        self._rows.execute("CREATE INDEX by_path ON articles (path)")

    def close(self) -> None:
        """Let go of the file."""
        self._rows.close()

    def find(self, path: str, digest: str) -> Article | None:
        """The article that ``article/{path}`` names; of several bodies the one of that digest."""
        query = "SELECT article FROM articles WHERE path = ? ORDER BY digest <> ?, rowid DESC"
        row = self._rows.execute(query, (path, digest)).fetchone()
        if row is None:
            return None
        article: Article = pickle.loads(row[0])  # noqa: S301 -- written by this very object
        return article


def _row(article: Article) -> tuple[str, str, bytes]:
    return article_path(article), article.content_digest, pickle.dumps(article)
