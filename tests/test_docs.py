"""What the documents say is true: their examples run, their commands exist, their links lead somewhere."""

import importlib.util
import re
import tomllib
from pathlib import Path

import pytest

from detente.cli import main
from detente.knowledge.event_cues import EventCue
from detente.knowledge.mechanism_kinds import KindOfMechanism

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
ENTRIES = {"cue": EventCue, "kind": KindOfMechanism}


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / name).read_text("utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("code", blocks("README.md", "python"))
def test_the_readme_s_python_runs(code, capsys):
    exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out == "ACCUSE ('TUR',) ('SYR',) 2012-10-05\n"


def test_the_readme_names_every_command():
    named = set(re.findall(r"`?detente (\w+)", (ROOT / "README.md").read_text("utf-8")))
    assert main.commands.keys() <= named


@pytest.mark.parametrize("text", blocks("CONTRIBUTING.md", "toml"))
def test_an_example_entry_is_valid(text):
    ((key, entries),) = tomllib.loads(text).items()
    assert [ENTRIES[key].model_validate(each) for each in entries]


@pytest.mark.parametrize("code", blocks("CONTRIBUTING.md", "python"))
def test_an_example_module_keeps_its_contract(code, tmp_path, woven):
    path = re.match(r"# (\S+)\.py", code)
    (tmp_path / "example.py").write_text(code, "utf-8")
    spec = importlib.util.spec_from_file_location("example", tmp_path / "example.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    folder = path.group(1).split("/")[0]
    if folder == "questions":
        assert module.ask(woven()).rows == ()
    if folder == "exports":
        assert [each.read_text("utf-8") for each in module.export(woven(), tmp_path)] == [""]
    if folder == "reading":
        assert [page.lines for page in module.read(b"STOP PRESS")] == [("STOP PRESS",)]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document):
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text("utf-8"))
    assert [each for each in targets if not (document.parent / each).exists()] == []
