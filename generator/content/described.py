"""What each key means: the text under its field in the models, for editors and for `new`."""

import ast
import inspect
import textwrap
from collections.abc import Iterator

from pydantic import BaseModel


def descriptions(model: type[BaseModel]) -> dict[str, str]:
    """{key: what it means}, with the keys of the models it is made from.

    Pydantic can do this itself, and then reads every model's source at each start.
    """
    return {
        name: text
        for base in model.__mro__[::-1]
        if issubclass(base, BaseModel) and base.__module__.startswith("generator.")
        for name, text in _docstrings(base)
    }


def _docstrings(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """(field, the text under it) for the fields of a model's own body."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(model))).body[0]
    assert isinstance(tree, ast.ClassDef)
    for field, below in zip(tree.body, tree.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
            and isinstance(below.value.value, str)
        ):
            yield field.target.id, inspect.cleandoc(below.value.value).strip()
