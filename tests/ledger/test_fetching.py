"""A feed from its address: only with leave, only from the network that is named, and never anything else."""

import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

import detente
from detente.ledger.fetching import apart, fetch
from detente.records import Issue

from ..reading.making import KEPT, feed, html

PAGES = {"/feed.xml": feed(KEPT), "/page.html": html(), "/empty": b""}


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path.startswith("/to?"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to?"))
            self.end_headers()
        elif self.path in PAGES:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(PAGES[self.path])
        else:
            self.send_error(404)

    def log_message(self, *told: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*given: object, **named: object) -> None:
        raise AssertionError("something wanted the network")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)


@pytest.mark.parametrize("address", ["/feed.xml", "/to?/feed.xml"])
def test_a_feed_is_saved_in_the_ledgers_folder_once(site: str, address: str, tmp_path: Path) -> None:
    (one,), (other,) = (list(fetch([site + address], tmp_path)) for _ in range(2))
    assert one == other
    assert isinstance(one, Path) and one.read_bytes() == PAGES["/feed.xml"]
    assert one.parent == tmp_path / "feeds"


@pytest.mark.parametrize(
    "address, problem",
    [
        ("/page.html", "something else than a feed"),
        ("/empty", "something else than a feed"),
        ("/nowhere", "404"),
        ("/to?file:///etc/passwd", "fetched"),
    ],
)
def test_what_is_no_feed_is_an_issue(site: str, address: str, problem: str, tmp_path: Path) -> None:
    (found,) = fetch([site + address], tmp_path)
    assert isinstance(found, Issue)
    assert found.location == site + address
    assert problem in found.problem and found.advice


def test_an_address_that_nobody_answers_is_an_issue(tmp_path: Path) -> None:
    with socket.socket() as bound:  # bound, but not listening
        bound.bind(("127.0.0.1", 0))
        (found,) = fetch([f"http://127.0.0.1:{bound.getsockname()[1]}/feed.xml"], tmp_path)
    assert isinstance(found, Issue)


def test_paths_and_addresses_are_told_apart() -> None:
    given = [Path("a.txt"), "https://a.example/feed", Path("http://b.example/feed"), "httpd/log.txt"]
    found = apart(given, allowed=True)
    assert found == ([Path("a.txt"), Path("httpd/log.txt")], ["https://a.example/feed", "http://b.example/feed"])


def test_an_address_is_refused_without_leave(no_network: None, tmp_path: Path) -> None:
    with pytest.raises(detente.QuestionError, match="--allow-network"):
        detente.read("https://a.example/feed.xml", tmp_path / "x.detente")
    assert not (tmp_path / "x.detente").exists()


def test_with_leave_its_reports_are_read(site: str, tmp_path: Path) -> None:
    summary = detente.read(f"{site}/feed.xml", tmp_path / "x.detente", allow_network=True)
    assert summary.read >= 1


def test_a_pile_is_read_without_the_network(no_network: None, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(html().replace(b"</article>", b'<img src="http://a.example/x.png"></article>'))
    assert detente.read(tmp_path / "a.html", tmp_path / "x.detente").failed == 0
