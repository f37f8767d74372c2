"""Makes sheets in another process, where fontconfig finds only the fonts it is told of."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

NOTO = {
    "fonts-noto-core": ("NotoSansArabic-Regular.ttf", "NotoSansHebrew-Regular.ttf"),
    "fonts-noto-cjk": ("NotoSansCJK-Regular.ttc",),
}
FOLDERS = (Path("/usr/share/fonts"), Path.home() / ".local/share/fonts")


def noto(package: str) -> list[Path]:
    """Its folders on this machine; [] where it is not installed."""
    found = [path for folder in FOLDERS for path in folder.rglob(NOTO[package][0])]
    return [path.parent for path in found[:1]]


def sidestep(words: Sequence[str], folder: Path, fonts: Sequence[Path]) -> tuple[int, str]:
    """(exit status, what was said on stderr) of the real command."""
    folder.mkdir(exist_ok=True)
    config = folder / "fonts.conf"
    dirs = "".join(f"<dir>{font}</dir>" for font in fonts)
    config.write_text(
        f"<fontconfig>{dirs}<cachedir>{folder / 'cache'}</cachedir></fontconfig>", encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-m", "generator.cli", *words],
        env={**os.environ, "FONTCONFIG_FILE": str(config)},
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    return done.returncode, done.stderr
