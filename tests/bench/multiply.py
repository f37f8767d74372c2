"""The real content with many times its exercises, for measuring how time and memory grow.

Each copy has a name of its own and its place in the phase of its original. Rules about
the guide as a whole, such as how long a session may be, do not hold any more.

    python -m tests.bench.multiply FOLDER 1200
"""

import re
import shutil
import sys
from pathlib import Path

from generator.project import Project, find_project


def multiply(project: Path, root: Path, exercises: int) -> Project:
    """A copy of a project's content under `root`, with this many exercises."""
    content = root / "content"
    shutil.copytree(project / "content", content, ignore=shutil.ignore_patterns("schema", "pages"))
    originals = sorted((content / "exercises").glob("*.yaml"))
    copies: dict[str, list[str]] = {path.stem: [] for path in originals}
    for number in range(exercises - len(originals)):
        original = originals[number % len(originals)]
        mark = number // len(originals) + 2
        slug = f"{original.stem}-{mark}"
        copies[original.stem].append(slug)
        text = _marked(original.read_text(encoding="utf-8"), mark)
        (content / "exercises" / f"{slug}.yaml").write_text(text, encoding="utf-8")
    for file in (*(content / "phases").glob("*.yaml"), content / "running" / "return.yaml"):
        file.write_text(_with_copies(file.read_text(encoding="utf-8"), copies), encoding="utf-8")
    return Project(root)


def _marked(text: str, mark: int) -> str:
    """An exercise's text with its name and its other names told apart by a number; not drawn."""
    text = re.sub(r"^name: (.*)$", rf"name: \1 {mark}", text, flags=re.MULTILINE)
    aliases = re.compile(r"^aliases:.*\n(?:[ ]+.*\n|- .*\n)*", re.MULTILINE)
    return aliases.sub("", text) + "drawn: false\n"


def _with_copies(text: str, copies: dict[str, list[str]]) -> str:
    """A file's text whose list of exercises, of either form, also names the copies."""
    listed = re.compile(r"^( *)exercises:(?: \[([^\]]*)\]|((?:\n +- [a-z0-9-]+)+))$", re.MULTILINE)

    def longer(match: re.Match[str]) -> str:
        indent = match[1]
        names = re.findall(r"[a-z0-9-]*[a-z0-9]", match[2] or match[3])
        names += [slug for name in names for slug in copies[name]]
        return f"{indent}exercises:\n" + "\n".join(f"{indent}  - {name}" for name in names)

    return listed.sub(longer, text)


if __name__ == "__main__":
    multiply(find_project(Path.cwd()).root, Path(sys.argv[1]), int(sys.argv[2]))
