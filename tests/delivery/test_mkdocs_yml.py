"""What our commands take from `mkdocs.yml`, and that nothing in it is run."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

import pytest
from portfolio_folder import CONFIG, DATA, run, small

from otofolio.problems import InputError
from otofolio.settings import Settings, read_settings

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).with_name("cases") / "mkdocs_yml.toml").read_text(encoding="utf-8")
)["case"]


def read(folder: Path, case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.chdir(folder)
    for name in ("OTOFOLIO_TEST_A", "OTOFOLIO_TEST_B"):
        monkeypatch.delenv(name, raising=False)
    for name, value in case.get("environment", {}).items():
        monkeypatch.setenv(name, value)
    (folder / "mkdocs.yml").write_text(case["text"], encoding="utf-8")
    if "base" in case:
        (folder / "base.yml").write_text(case["base"], encoding="utf-8")
    return read_settings(None)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_configuration(case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if "problem" in case:
        with pytest.raises(InputError) as caught:
            read(tmp_path, case, monkeypatch)
        assert str(caught.value).splitlines()[0] == case["problem"]
        return
    settings = read(tmp_path, case, monkeypatch)
    where = settings.site_position
    assert settings.site_url == case.get("site_url", settings.site_url)
    assert f"{where.file}:{where.line}:{max(where.column, 1)}" == case.get("at") or "at" not in case
    assert str(settings.data_file) == case.get("cv", str(settings.data_file))
    assert [str(folder) for folder in settings.published_folders] == case.get("folders") or "folders" not in case
    assert [path.name for path in tmp_path.iterdir() if not path.name.endswith(".yml")] == []


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_refused_before_it_hurts(tmp_path: Path, opening: str) -> None:
    (tmp_path / "deep.yml").write_text("x:\n  " + opening * 40_000, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_settings(tmp_path / "deep.yml")
    assert "nested too deeply" in str(caught.value)


def test_layers_of_aliases_are_not_multiplied(tmp_path: Path) -> None:
    layers = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40))
    merges = "".join(f"m{n}: &m{n} {{<<: [{', '.join([f'*m{n - 1}'] * 9)}]}}\n" for n in range(1, 40))
    text = f"a0: &a0 [x]\n{layers}m0: &m0 {{site_url: https://a.example/}}\n{merges}<<: *m39\n"
    (tmp_path / "layers.yml").write_text(text, encoding="utf-8")
    assert read_settings(tmp_path / "layers.yml").site_url == "https://a.example/"


def test_one_that_is_named_must_be_there(tmp_path: Path) -> None:
    small(tmp_path)
    done = run(tmp_path, "otofolio", "check", "-f", "nothere.yml")
    assert done.status == 1
    assert "nothere.yml:1:1: error: There is no file “nothere.yml”." in done.err


@pytest.mark.parametrize("name", ["mkdocs.yaml", "site.yml", "more/site.yml"])
def test_a_problem_names_the_file_that_has_it(tmp_path: Path, name: str) -> None:
    folder = small(tmp_path)
    (tmp_path / "mkdocs.yml").unlink()
    folder.write(name, CONFIG.replace("https://jordan-avery.example/", "nowhere"))
    folder.write(str(Path(name).parent / "cv.yaml"), DATA)
    done = run(tmp_path, "otofolio", "check", *([] if name == "mkdocs.yaml" else ["-f", name]))
    assert f"{name}:2:11: error: “nowhere” is not a web address." in done.err


def test_no_file_but_something_else(tmp_path: Path) -> None:
    (tmp_path / "folder.yml").mkdir()
    os.mkfifo(tmp_path / "pipe.yml")
    for path in ("folder.yml", "pipe.yml"):
        with pytest.raises(InputError, match=r"it is a (?:folder|pipe)"):
            read_settings(tmp_path / path)


def test_only_utf_8_is_read_as_mkdocs_does(tmp_path: Path) -> None:
    (tmp_path / "old.yml").write_bytes("# é\nsite_name: Renée\n".encode("cp1252"))
    with pytest.raises(InputError, match="This file is not saved as UTF-8"):
        read_settings(tmp_path / "old.yml")


def test_mkdocs_tells_where_the_address_is(tmp_path: Path) -> None:
    folder = small(tmp_path)
    folder.write("mkdocs.yml", CONFIG.replace("https://jordan-avery.example/", "https://avery.github.io/"))
    assert "mkdocs.yml:2:11: notice: " in folder.build().err


@pytest.mark.parametrize("command", [["check"], ["export", "out"], ["kit", "out"]])
def test_no_command_runs_what_the_configuration_says(tmp_path: Path, command: list[str]) -> None:
    folder = small(tmp_path)
    folder.write("mkdocs.yml", CONFIG + 'extra: !!python/object/apply:os.system ["touch run"]\n')
    assert run(tmp_path, "otofolio", *command).status == 0
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    ("said", "instead", "place", "message"),
    [
        ("https://jordan-avery.example/", "http://127.0.0.1:8000/", "2:11", "only this computer or network can reach"),
        ("https://jordan-avery.example/", "http://jordan avery.com", "2:11", "is not a web address"),
        ("otofolio]", "otofolio: {cv: 5}]", "4:34", "`cv` must be text"),
        ("otofolio]", "otofolio: {vc: cv.yaml}]", "4:34", "“vc” is not an option of `otofolio`"),
        ("otofolio]", "otofolio: {content_security_policy: 3}]", "4:55", "must be true or false"),
    ],
)
def test_the_first_build_says_at_which_line(tmp_path: Path, said: str, instead: str, place: str, message: str) -> None:
    folder = small(tmp_path)
    folder.write("mkdocs.yml", CONFIG.replace(said, instead))
    done = folder.build()
    assert done.status == 1
    assert f"mkdocs.yml:{place}: error: " in done.err
    assert message in done.err
    assert "Traceback" not in done.err
    assert not (tmp_path / "site").exists()
