"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import virtuoso_server
    from oxigraph_server import Server

IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,  # noqa: ARG001 -- pytest's signature
    call: pytest.CallInfo[None],  # noqa: ARG001
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI every part is there: a test that skips for want of one has failed."""
    report = yield
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,  # noqa: ARG001
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole module that skips."""
    report = yield
    if IN_CI and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"
    return report


@pytest.fixture
def oxigraph(tmp_path: Path) -> Iterator[Server]:
    """A real Oxigraph server with an empty store of its own."""
    from oxigraph_server import running

    with running(tmp_path / "oxigraph") as server:
        yield server


@pytest.fixture(scope="session")
def running_virtuoso(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[virtuoso_server.Server]:
    """A real Virtuoso, one for all tests: it takes seconds to come up."""
    import virtuoso_server

    if not virtuoso_server.is_there():
        pytest.skip("Virtuoso is not installed: Debian has it as virtuoso-opensource-7-bin")
    with virtuoso_server.running(tmp_path_factory.mktemp("virtuoso")) as server:
        yield server


@pytest.fixture
def virtuoso(
    running_virtuoso: virtuoso_server.Server, monkeypatch: pytest.MonkeyPatch
) -> virtuoso_server.Server:
    """A real Virtuoso that holds nothing of ours, and the credentials for it in the environment."""
    import virtuoso_server

    running_virtuoso.empty()
    monkeypatch.setenv("NEWSKG_USER", virtuoso_server.USER)
    monkeypatch.setenv("NEWSKG_PASSWORD", virtuoso_server.PASSWORD)
    return running_virtuoso
