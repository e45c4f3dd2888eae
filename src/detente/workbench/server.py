"""Serves the workbench on this machine: the loopback address only, with a new key each time it is started."""

import secrets
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from detente.errors import LedgerError
from detente.workbench.app import make_app
from detente.workbench.library import Library

LOOPBACK = "127.0.0.1"


def serve(folder: Path, port: int, tell: Callable[[str], None]) -> None:
    """Serve the ledger until stopped; `tell` gets the address, with its key, once pages can be had.

    Port 0 takes a free one. Raises LedgerError where there is no ledger, or the port is taken.
    """
    token = secrets.token_urlsafe(32)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((LOOPBACK, port))
        except OSError as problem:
            raise LedgerError(f"port {port} cannot be used: {problem.strerror}; name another --port, or 0") from problem
        own = listening.getsockname()[1]
        library = Library(folder)
        try:
            settings = uvicorn.Config(
                make_app(library, token, own),
                log_level="warning",
                access_log=False,
                server_header=False,
                lifespan="off",
            )
            listening.listen()
            tell(f"http://{LOOPBACK}:{own}/?token={token}")
            uvicorn.Server(settings).run(sockets=[listening])
        finally:
            library.close()
