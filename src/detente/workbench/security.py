"""Who may look: this machine only, whoever has the printed address; and what a page may do in the browser: little."""

import hashlib
import hmac
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
_LOCAL = ("127.0.0.1", "localhost", "[::1]")


class Guard:
    """Lets through what comes to this machine's own address with the token; every answer gets the strict headers.

    The token comes once, in the printed address, and is kept in a cookie that no script sees. A name that was made to
    lead here (DNS rebinding) is not ours, and is refused.
    """

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app, self._token = app, token
        self._cookie = f"detente-{port}"  # cookies know no ports: two workbenches must not take each other's
        self._hosts = {f"{name}:{port}" for name in _LOCAL} | ({*_LOCAL} if port == 80 else set())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = self._refusal(scope) or self._app
        await answer(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if headers.get("host", "") not in self._hosts:
            return PlainTextResponse("This address does not belong to the workbench.\n", 421)
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [])
        if given and scope["method"] == "GET" and self._is_token(given[0]):
            return self._let_in(scope["path"])
        if not self._is_token(self._from_cookie(headers.get("cookie", ""))):
            return PlainTextResponse("Open the address that `detente serve` printed: it has the key.\n", 403)
        if scope["method"] not in ("GET", "HEAD") and not self._same_origin(headers):
            return PlainTextResponse("That form was not on a page of the workbench.\n", 403)
        return None

    def _let_in(self, path: str) -> Response:
        response = RedirectResponse(f"/{path.lstrip('/')}", 303)
        response.set_cookie(self._cookie, self._token, httponly=True, samesite="strict", path="/")
        return response

    def _from_cookie(self, header: str) -> str:
        try:
            morsel = SimpleCookie(header).get(self._cookie)
        except CookieError:
            return ""
        return morsel.value if morsel else ""

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "replace"), self._token.encode())

    def _same_origin(self, headers: Headers) -> bool:
        origin = headers.get("origin")
        return origin is None or (urlsplit(origin).netloc in self._hosts and urlsplit(origin).scheme == "http")


def form_key(token: str) -> str:
    """What a form must send along: follows from the token, and is not the token."""
    return hmac.new(token.encode(), b"form", hashlib.sha256).hexdigest()


def is_form_key(given: str, token: str) -> bool:
    """Whether a form came from a page of this workbench."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), form_key(token).encode())


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            # What is shipped may be kept, if asked whether it is still the same; what a ledger holds may not.
            headers.setdefault("Cache-Control", "no-cache" if "etag" in headers else "no-store")
        await send(message)

    return sending
