"""The workbench as a web application: an address is a question, its answer a page, CSV or JSON."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from detente.errors import DetenteError, LedgerError, QuestionError
from detente.workbench.asking import Asked, asked
from detente.workbench.harmless import as_csv, as_json
from detente.workbench.library import Library, Shown
from detente.workbench.pages import Page, pages
from detente.workbench.rendering import Frame, plain_page, render
from detente.workbench.reviewing import apply_form
from detente.workbench.security import Guard, form_key, is_form_key
from detente.workbench.view import desk_of

_KEPT = 8  # answers of each page, for whoever goes back and forth
_LARGEST_FORM = 5_000_000  # bytes; judgements to take in are the largest


def make_app(library: Library, token: str, port: int) -> ASGIApp:
    """The application, guarded: nobody without the token sees anything."""
    routes = [
        Route("/", lambda _: RedirectResponse("/picture", 303)),
        Route("/fresh", lambda _: JSONResponse({"generation": library.look().shelf.generation})),
        Route("/judgements.jsonl", lambda _: _judgements(library)),
        Route("/review", _judging(library, token), methods=["POST"]),
        *(_route(page, library, token) for page in pages().values()),
        *(_download(page, library, kind) for page in pages().values() for kind in ("csv", "json")),
        Mount("/static", GZipMiddleware(StaticFiles(packages=[("detente.workbench", "static")]), minimum_size=2_000)),
    ]
    return Guard(Starlette(routes=routes, exception_handlers={404: _missing}), token, port)


def _route(page: Page, library: Library, token: str) -> Route:
    @lru_cache(maxsize=_KEPT)
    def made(shown: Shown, values: tuple[tuple[str, str], ...]) -> str:
        wanted, desk = Asked(page.name, dict(values)), desk_of(shown, library.judgements)
        extras = {"form_key": form_key(token), "generation": shown.shelf.generation}
        return render(page, page.gather(desk, wanted), wanted, desk, Frame("sheet.html", extras))

    def show(request: Request) -> Response:
        try:
            wanted = asked(page.name, request.query_params, page.takes)
            return HTMLResponse(made(library.look(), tuple(wanted.values.items())))
        except QuestionError as problem:
            return HTMLResponse(plain_page("That cannot be asked", str(problem)), 400)
        except DetenteError as problem:
            return HTMLResponse(plain_page("The ledger cannot answer", str(problem)), 500)

    return Route(f"/{page.name}", show)


def _download(page: Page, library: Library, kind: str) -> Route:
    writer = as_csv if kind == "csv" else as_json

    def give(request: Request) -> Response:
        try:
            wanted = asked(page.name, request.query_params, page.takes)
            view = page.gather(desk_of(library.look(), library.judgements), wanted)
        except QuestionError as problem:
            return HTMLResponse(plain_page("That cannot be asked", str(problem)), 400)
        name = "-".join([page.name, *(str(day) for day in (wanted.on,) if day)])
        headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
        media = "text/csv; charset=utf-8" if kind == "csv" else "application/json"
        return StreamingResponse(_encoded(writer(view.rows)), media_type=media, headers=headers)

    return Route(f"/{page.name}.{kind}", give)


def _encoded(pieces: Iterator[str]) -> Iterator[bytes]:
    return (piece.encode("utf-8", "replace") for piece in pieces)


def _judgements(library: Library) -> Response:
    headers = {"Content-Disposition": 'attachment; filename="judgements.jsonl"'}
    return Response(library.judgements.exported(), media_type="application/jsonl", headers=headers)


def _judging(library: Library, token: str) -> Callable[[Request], object]:
    async def judge(request: Request) -> Response:
        body = bytearray()
        async for piece in request.stream():
            body += piece
            if len(body) > _LARGEST_FORM:
                return HTMLResponse(plain_page("Too much at once", "A form may have five million bytes."), 413)
        form = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
        if not is_form_key(form.get("key", ""), token):
            return HTMLResponse(plain_page("That form is not ours", "Load the page again and send it again."), 403)
        try:
            now = datetime.now(UTC).replace(tzinfo=None)
            return RedirectResponse(apply_form(form, library, now), 303)
        except (QuestionError, LedgerError) as problem:
            return HTMLResponse(plain_page("That judgement says too little", str(problem)), 400)

    return judge


def _missing(request: Request, problem: Exception) -> Response:
    del request, problem
    return HTMLResponse(plain_page("No such page", "The pages of the workbench are listed on its start page."), 404)
