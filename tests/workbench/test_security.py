"""Nobody gets in without the key, from elsewhere, or through a form that is not ours."""

import re
import subprocess
import sys
import urllib.error
import urllib.request

import pytest

from detente.workbench.security import POLICY, form_key

from .conftest import TOKEN


@pytest.mark.parametrize(
    "headers, status",
    [
        ({}, 200),
        ({"Cookie": None}, 403),
        ({"Cookie": "detente-{port}=guess"}, 403),
        ({"Cookie": "other={token}"}, 403),
        ({"Host": "evil.example"}, 421),
        ({"Host": "evil.example:{port}"}, 421),
        ({"Host": "127.0.0.1"}, 421),
        ({"Host": "localhost:{port}"}, 200),
    ],
)
def test_only_this_machine_with_the_key(sample_bench, headers, status):
    given = {name: value and value.format(port=sample_bench.port, token=TOKEN) for name, value in headers.items()}
    answered = sample_bench.ask("/timeline", **given)
    assert answered.status == status
    assert answered.headers["content-security-policy"] == POLICY
    assert answered.headers["cache-control"] == "no-store"


def test_the_key_is_taken_out_of_the_address(sample_bench):
    answered = sample_bench.ask(f"/?token={TOKEN}", Cookie=None)
    assert (answered.status, answered.headers["location"]) == (303, "/")
    cookie = answered.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie
    assert sample_bench.ask("/?token=guess", Cookie=None).status == 403


@pytest.mark.parametrize(
    "key, headers, status",
    [
        ("ours", {}, 400),  # let through, and found to say nothing
        ("", {}, 403),
        (TOKEN, {}, 403),
        ("ours", {"Origin": "http://evil.example"}, 403),
        ("ours", {"Origin": "null"}, 403),
        ("ours", {"Cookie": None}, 403),
    ],
)
def test_a_form_must_be_ours(sample_bench, key, headers, status):
    body = f"key={form_key(TOKEN) if key == 'ours' else key}&do=nothing"
    assert sample_bench.ask("/review", "POST", body, **headers).status == status


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static//etc/passwd", "/static/vendor"]
)
def test_nothing_but_the_shipped_files_is_served(sample_bench, path):
    assert sample_bench.ask(path).status == 404


def test_a_redirect_stays_here(sample_bench):
    body = f"key={form_key(TOKEN)}&do=undo&number=1&back=//evil.example"
    assert sample_bench.ask("/review", "POST", body).headers.get("location", "/review") == "/review"


def test_serve_prints_an_address_that_opens(sample_ledger):
    words = [sys.executable, "-c", "from detente.cli import main; main()", "serve", "--ledger", str(sample_ledger)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            address = re.search(r"http://127\.0\.0\.1:\d+/\?token=\S+", process.stdout.readline()).group()
            opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
            with opener.open(address, timeout=20) as answer:
                assert "<h1>" in answer.read().decode()
            with pytest.raises(urllib.error.HTTPError, match="403"):
                urllib.request.urlopen(address.split("?")[0], timeout=20)
        finally:
            process.terminate()
