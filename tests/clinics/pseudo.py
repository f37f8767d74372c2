"""A made-up language: every word a reader sees is changed, and 40 % longer.

It is laid over the guide as any translation is: a locale, files of texts, and pages of prose.
"""

import copy
import json
import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any

from generator.content import strict_yaml
from generator.content.load import Loaded
from generator.model.base import Words
from generator.model.walk import walk
from generator.project import Project

_LETTERS = str.maketrans("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ")
_KEPT = re.compile(r"(\]\([^)]*\)|\{[^}]*\}|___)")
"""Addresses of links, insertions and blanks."""
LONGER = 1.4


def pseudo(text: str) -> str:
    """The text with every vowel accented, and words added until it is 40 % longer."""
    changed = _vowels(text)
    shown = len(re.sub(_KEPT, "", text))
    missing = max(1, round(shown * (LONGER - 1)) - 1)
    words = [("xxé" * 3)[: min(7, missing - start)] for start in range(0, missing, 8)]
    stripped = changed.rstrip()
    end = stripped[-1:] if stripped[-1:] in ".?!:" else ""
    return f"{stripped.removesuffix(end)} {' '.join(words)}{end}{changed[len(stripped) :]}"


def write_language(
    project: Project,
    loaded: Loaded,
    language: str,
    direction: str = "ltr",
    change: Callable[[str], str] = pseudo,
) -> None:
    """Write content/locale/<language>.yaml and content/translations/<language>/."""
    labels = loaded.tree.data["locale"]["labels"]
    locale = {"language": language, "direction": direction, "labels": _labels(labels, change)}
    _write(project, PurePosixPath("locale", f"{language}.yaml"), locale)
    overlays: dict[PurePosixPath, Any] = {}
    raws: dict[PurePosixPath, Any] = {}
    for keys, text, mark in walk(loaded.guide):
        file = loaded.tree.file_of(keys)
        if not isinstance(mark, Words) or file is None:
            continue
        if file.path not in raws:
            raws[file.path] = strict_yaml.read(file.raw).data
        overlay = overlays.setdefault(file.path, {})
        _set(overlay, raws[file.path], keys[len(file.base) :], change(text))
    for path, overlay in overlays.items():
        inside = PurePosixPath(*path.parts[1:])
        _write(project, PurePosixPath("translations", language) / inside, overlay)
    for page in loaded.written:
        path = project.content / "translations" / language / "pages" / page.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pseudo_page(page.text, change), encoding="utf-8")


def pseudo_page(markdown: str, change: Callable[[str], str]) -> str:
    """A page of prose with each of its lines changed, but not its code, marks and addresses."""
    matter, _, body = markdown.removeprefix("---\n").partition("\n---\n")
    named = dict(line.split(": ", 1) for line in matter.splitlines())
    told = "\n".join(
        f"{key}: {json.dumps(change(value.strip(chr(34))), ensure_ascii=False)}"
        for key, value in named.items()
    )
    return f"---\n{told}\n---\n" + "\n".join(map(_pseudo_line, body.split("\n")))


def _pseudo_line(line: str) -> str:
    start, text = re.fullmatch(r"((?:#+ |\d+\. |- | {2,})?)(.*)", line, re.DOTALL).groups()  # type: ignore[union-attr]
    if not re.search("[a-zA-Z]", re.sub(r"`[^`]*`|\{:[^}]*\}", "", text)):
        return line
    parts = re.split(r"(`[^`]*`)", text)
    return start + "".join(part if i % 2 else _vowels(part) for i, part in enumerate(parts))


def _vowels(text: str) -> str:
    parts = _KEPT.split(text)
    return "".join(part if i % 2 else part.translate(_LETTERS) for i, part in enumerate(parts))


def _labels(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {key: _labels(item, change) for key, item in value.items()}
    return change(value)


def _set(overlay: Any, raw: Any, keys: tuple[str | int, ...], text: str) -> None:
    """Set a text in an overlay; a list is replaced whole, so it is copied first."""
    here = overlay
    for number, step in enumerate(keys[:-1]):
        raw = raw[step]
        if isinstance(here, dict) and step not in here:
            here[step] = copy.deepcopy(raw) if isinstance(keys[number + 1], int) else {}
        here = here[step]
    here[keys[-1]] = text


def _write(project: Project, path: PurePosixPath, data: Any) -> None:
    whole = project.content / path
    whole.parent.mkdir(parents=True, exist_ok=True)
    whole.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")


def english_words(text: str) -> Iterator[str]:
    """Words of three letters and more that nobody translated."""
    for word in re.findall(r"[^\W\d_]{3,}", text):
        if re.search("[aeiouAEIOU]", word):
            yield word
