"""What a translation still leaves in English."""

from collections.abc import Iterator

import babel

from generator.checks.rule import Draft, Finding, rule
from generator.content.layers import File
from generator.content.strict_yaml import Keys

_OVERLAYS = ("translations", "clinics")


@rule("untranslated", source="decision: what is not translated falls back", severity="warning")
def check_every_text_is_translated(draft: Draft) -> Iterator[Finding]:
    """In another language, each text, label and page that is still the English one is listed.

    It is printed in English until the translation has it. A file of which nothing is
    translated is named once.
    """
    language = draft.guide.locale.language
    if language.startswith("en"):
        return
    try:
        babel.Locale.parse(language, sep="-")
    except (babel.UnknownLocaleError, ValueError):
        message = f'nobody knows how to count or write dates in "{language}"'
        hint = "write a language tag such as de or pt-BR"
        yield Finding(("locale", "language"), message, hint, severity="error")
        return
    tree = draft.loaded.tree
    left: dict[File, list[Keys]] = {}
    for keys in _texts(draft):
        file = tree.file_of(keys)
        if file is not None and file.path.parts[1] not in _OVERLAYS and file.path.stem != language:
            left.setdefault(file, []).append(keys)
    for file, texts in left.items():
        base = file.base
        begun = any(
            keys[: len(base)] == base and other is not file for keys, other in tree.origins.items()
        )
        if begun or len(texts) == 1:
            for keys in texts:
                yield Finding(keys, "this is not translated", "it stays in English")
        else:
            message = f"none of the {len(texts)} texts in this file is translated"
            yield Finding(base, message, "they stay in English", file=file)
    for page in draft.loaded.written:
        if not page.translated:
            message, hint = "this page is not translated", "it stays in English"
            yield Finding((), message, hint, file=page.file)


def _texts(draft: Draft) -> Iterator[Keys]:
    yield from (passage.keys for passage in draft.prose)
    locale = draft.guide.locale
    # Forms that this language does not count by are never said.
    forms = {*babel.Locale.parse(locale.language, sep="-").plural_form.tags, "other"}
    for group, labels in locale.labels.items():
        for name, label in labels.items():
            keys = ("locale", "labels", group, name)
            if isinstance(label, str):
                yield keys
            else:
                yield from ((*keys, form) for form in label if form in forms)
