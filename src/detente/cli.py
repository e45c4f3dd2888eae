"""The command line: every question is a command made from its own signature; reading, the brief and exports beside."""

import inspect
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from detente.errors import DetenteError, LedgerError, QuestionError
from detente.questions import questions
from detente.questions.parameters import PARAMETERS, as_day

NOT_ALL_READ = 3
"""Exit code of `read` when some reports could not be read; `detente sources` says which and why."""


class _Commands(click.Group):
    """Commands that end in one line on an error of ours, and are listed in the order a user meets them."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DetenteError as problem:
            raise click.ClickException(str(problem)) from problem

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(self.commands)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="detente")
def main() -> None:
    """Read a pile of news reports on a dispute between states, and ask what happened, what stood, and who says so."""


def _ledger_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--ledger", type=click.Path(path_type=Path), help="The ledger's folder; else the one in the current folder."
    )(command)


def _the_ledger(ledger: Path | None, create: bool = False) -> Path:
    if ledger is not None:
        return ledger
    here = sorted(each for each in Path().glob("*.detente") if each.is_dir())
    if len(here) == 1:
        return here[0]
    if not here and create:
        return Path("ledger.detente")
    told = f"there are {len(here)} here ({', '.join(map(str, here))})" if here else "there is none here"
    raise LedgerError(f"which ledger? {told}; name it with --ledger, or make one with `detente read PATH`")


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@_ledger_option
@click.option(
    "--workers", type=click.IntRange(1), help="Processes that read at the same time; else as many as it is worth."
)
@click.option(
    "--map", "mapping", default="", metavar="FIELD=COLUMN,…", help="Columns of tables: text=body,published=day."
)
@click.option("--allow-network", is_flag=True, help="Fetch feeds that are given by their address.")
@click.option("--engine", metavar="dask://HOST:PORT", help="Send the reports to this Dask cluster to be read there.")
def read(  # noqa: PLR0913, PLR0917 - one for each option
    paths: tuple[str, ...],
    ledger: Path | None,
    workers: int | None,
    mapping: str,
    allow_network: bool,
    engine: str | None,
) -> None:
    """Read reports (files or folders) into a ledger; what was read before is left alone.

    Text, HTML, MHTML, PDF, DOCX, e-mails, feeds, CSV, JSON Lines, WARC, ZIP and TAR, Nexis and Factiva exports.

    Exit code 3 says that some could not be read: `detente sources` lists them with their reasons.
    """
    from detente.api import read as read_pile  # noqa: PLC0415 - the language model, which --help must not load
    from detente.knowledge.columns import columns_given  # noqa: PLC0415
    from detente.terminal import Progress  # noqa: PLC0415

    folder = _the_ledger(ledger, create=True)
    with Progress() as progress:
        summary = read_pile(
            paths, folder, workers, progress, columns_given(mapping), allow_network=allow_network, engine=engine
        )
    click.echo(f"{folder}: {summary.read} read, {summary.skipped} unchanged, {summary.failed} not read", err=True)
    if summary.failed:
        click.echo("`detente sources` says which and why", err=True)
        sys.exit(NOT_ALL_READ)


@main.command()
@_ledger_option
@click.option("--on", help="The day the brief is about; today, if not given.")
@click.option("--known-by", help=PARAMETERS["known_by"].help)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Write a self-contained HTML page here as well.")
def brief(ledger: Path | None, on: str | None, known_by: str | None, output: Path | None) -> None:
    """Print what stands, what changed, who quarrels about what, and which numbers disagree."""
    from detente.api import open as open_ledger  # noqa: PLC0415
    from detente.briefing.gathering import gather  # noqa: PLC0415
    from detente.briefing.page import as_html  # noqa: PLC0415
    from detente.briefing.plain import as_text  # noqa: PLC0415
    from detente.terminal import harmless, write_file  # noqa: PLC0415

    with open_ledger(_the_ledger(ledger)) as opened:
        page = gather(opened.connection, as_day(on, "on") or date.today(), as_day(known_by, "known_by"))
    click.echo(harmless(as_text(page), keep="\n"), nl=False)
    if output is not None:
        write_file(output, as_html(page))
        click.echo(f"{output} written", err=True)


@main.command()
@_ledger_option
@click.option("--port", default=0, show_default="a free one", help="The port on this machine.")
def serve(ledger: Path | None, port: int) -> None:
    """Open the ledger in a browser: pages over every question, on this machine only, until stopped with Ctrl-C."""
    from detente.workbench.server import serve as serve_pages  # noqa: PLC0415 - a web server, which --help must not load

    folder = _the_ledger(ledger)
    click.echo(f"laying out {folder} …", err=True)
    serve_pages(folder, port, lambda address: click.echo(f"Open {address}\nStop with Ctrl-C."))


@main.command()
@_ledger_option
@click.option("--on", help="The day the pages are about; as far as the reports go, if not given.")
@click.option("--known-by", help=PARAMETERS["known_by"].help)
@click.option("--output", "-o", required=True, type=click.Path(path_type=Path), help="The HTML file to write.")
def report(ledger: Path | None, on: str | None, known_by: str | None, output: Path) -> None:
    """Write the workbench's pages into one HTML file that needs no server and loads nothing."""
    from detente.terminal import write_file  # noqa: PLC0415
    from detente.workbench.sheet import as_one_file  # noqa: PLC0415

    write_file(output, as_one_file(_the_ledger(ledger), as_day(on, "on"), as_day(known_by, "known_by")))
    click.echo(f"{output} written", err=True)


@main.command()
@_ledger_option
@click.option("--format", "format_name", required=True, help="An export format, such as jsonl.")
@click.option("--output", required=True, type=click.Path(path_type=Path), help="The folder to write to.")
def export(ledger: Path | None, format_name: str, output: Path) -> None:
    """Write the whole ledger in an exchange format."""
    from detente.api import open as open_ledger  # noqa: PLC0415
    from detente.exports import formats  # noqa: PLC0415

    if format_name not in formats():
        raise QuestionError(f"--format: {format_name!r} is not one of {', '.join(formats())}")
    with open_ledger(_the_ledger(ledger)) as opened:
        for path in formats()[format_name](opened.connection, output):
            click.echo(path)


@main.command()
@click.argument("location")
@_ledger_option
def forget(location: str, ledger: Path | None) -> None:
    """Remove one report, named as `detente sources` lists it, and all that rested on it alone."""
    from detente.api import forget as forget_report  # noqa: PLC0415

    forget_report(location, _the_ledger(ledger))


def _question_command(name: str, question: ModuleType) -> click.Command:
    parameters = [each for each in inspect.signature(question.ask).parameters.values() if each.name != "connection"]
    today = name == "state"

    def answer(ledger: Path | None, as_json: bool, **asked: str | None) -> None:
        from detente.api import open as open_ledger  # noqa: PLC0415 - a database, which --help must not load
        from detente.terminal import show  # noqa: PLC0415

        if today and not asked["on"]:
            asked["on"] = date.today().isoformat()
        with open_ledger(_the_ledger(ledger)) as opened:
            show(question.ask(opened.connection, **asked), question.SHOWN, as_json)

    options: Sequence[click.Parameter] = [
        *(_option(each) for each in parameters),
        click.Option(["--ledger"], type=click.Path(path_type=Path), help="The ledger's folder."),
        click.Option(["--json", "as_json"], is_flag=True, help="Print the rows as JSON."),
    ]
    return click.Command(name, params=list(options), callback=answer, help=inspect.getdoc(question))


def _option(parameter: inspect.Parameter) -> click.Parameter:
    known = PARAMETERS[parameter.name]
    if parameter.default is inspect.Parameter.empty:
        return click.Argument([known.name])
    metavar = "DAY" if known.reads == "day" else "TEXT"
    return click.Option([f"--{known.name.replace('_', '-')}", known.name], help=known.help, metavar=metavar)


for _name, _question in questions().items():
    main.add_command(_question_command(_name, _question))
