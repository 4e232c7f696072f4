"""Publishing: what was found in articles as a page that people read in a browser. Knows no RDF."""

from kg.publishing.page import html_page

__all__ = ["html_page"]
