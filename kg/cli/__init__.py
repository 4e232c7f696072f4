"""The command line: one thin module a command. The only place that knows click."""

from kg.cli.main import main

__all__ = ["main"]
