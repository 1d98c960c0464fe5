"""What the project is built from: pinned exactly, by hash or commit, with no more rights than a job needs."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from calculator.site import npm

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
LOCKS = [ROOT / "requirements.lock", ROOT / "tools.lock"]
NPM = [ROOT, ROOT / "bench"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINNED = re.compile(r"^\s*- (?:\w+: \w+\n\s+)?uses: (\S+?)@(\S+)(.*)$", re.MULTILINE)
USES = re.compile(r"\buses:")
LOCKED = re.compile(r"^([\w.-]+)==(\S+)(?: ; .+?)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE)


def workflow(path: Path) -> dict[str, Any]:
    """A YAML file under .github."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_an_action_is_pinned_by_commit_and_says_its_version(path: Path) -> None:
    """A tag can be moved to other code; a commit can not."""
    text = path.read_text(encoding="utf-8")
    used = PINNED.findall(text)

    assert len(used) == len(USES.findall(text)) > 0
    for action, commit, comment in used:
        assert re.fullmatch(r"[0-9a-f]{40}", commit), f"{action} is pinned by {commit}"
        assert re.fullmatch(r"  # v\d+\.\d+\.\d+", comment), f"{action} does not say its version"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_job_may_only_read_unless_it_publishes(path: Path) -> None:
    """Rights to write are given to one job alone, which runs no code of the project."""
    whole = workflow(path)

    assert whole["permissions"] == {"contents": "read"}
    for name, job in whole["jobs"].items():
        writes = {right for right, how in job.get("permissions", {}).items() if how == "write"}
        assert writes == ({"pages", "id-token"} if name == "deploy" else set())
        assert not writes or all("run" not in step for step in job["steps"])
        assert all(step["with"]["persist-credentials"] is False for step in job["steps"] if "checkout" in str(step))


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_every_python_package_has_its_hashes_and_no_address(path: Path) -> None:
    """What is installed is the very file that was looked at, whichever host it comes from."""
    text = path.read_text(encoding="utf-8")
    packages = LOCKED.findall(text)

    assert len(packages) == len(re.findall(r"^[\w.-]+==", text, re.MULTILINE)) > 0
    assert "://" not in text


@pytest.mark.parametrize("folder", NPM, ids=lambda folder: folder.name)
def test_every_npm_package_has_its_hash_and_no_address(folder: Path) -> None:
    """As for Python."""
    text = (folder / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]

    assert [name for name, package in packages.items() if name and not package.get("integrity")] == []
    assert "://" not in text


def test_npm_leaves_no_address_in_a_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever raises a version; and all else stays as npm writes it, so that the version alone shows as changed."""
    whole = {"name": "x", "packages": {"node_modules/a": {"version": "1.0.0", "funding": {"url": "https://a.example"}}}}
    plain = {"name": "x", "packages": {"node_modules/a": {"version": "1.0.0"}}}

    for lock in npm.LOCKS:
        text = lock.read_text(encoding="utf-8")
        assert npm.without_addresses(text) == text

    written = tmp_path / "package-lock.json"
    written.write_text(json.dumps(whole), encoding="utf-8")
    monkeypatch.setattr(npm, "LOCKS", (written,))
    monkeypatch.setattr(npm, "_npm", lambda arguments: len(arguments))
    assert npm.main(["install"]) == 1
    assert written.read_text(encoding="utf-8") == json.dumps(plain, indent=2) + "\n"


def test_a_pin_of_the_project_is_the_one_that_is_installed() -> None:
    """Whoever raises a version runs `make lock` too."""
    locked = {name: version for name, version, _ in LOCKED.findall(LOCKS[0].read_text(encoding="utf-8"))}
    wanted = [*PROJECT["project"]["dependencies"], *(pin for g in PROJECT["dependency-groups"].values() for pin in g)]

    assert {pin for pin in wanted if locked.get(pin.partition("==")[0].lower()) != pin.partition("==")[2]} == set()
    assert set(PROJECT["build-system"]["requires"]) <= set(wanted)


@pytest.mark.parametrize("folder", NPM, ids=lambda folder: folder.name)
def test_an_npm_pin_is_exact(folder: Path) -> None:
    """No range lets another version in."""
    package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    versions = [*package["dependencies"].values(), *package.get("devDependencies", {}).values()]

    assert [version for version in versions if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []


def test_updates_are_proposed_for_all_of_it() -> None:
    """A bot proposes; a person merges."""
    updates = workflow(ROOT / ".github" / "dependabot.yml")["updates"]

    assert {update["package-ecosystem"] for update in updates} == {"github-actions", "npm", "pip"}
    assert not any("dependabot" in path.read_text(encoding="utf-8") for path in WORKFLOWS)
