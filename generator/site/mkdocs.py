"""The one adapter to MkDocs: the plugin, and the calls that build and serve."""

import datetime
import gc
import logging
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import base, load_config
from mkdocs.config.config_options import Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.utils.yaml import yaml_load
from watchdog.observers.polling import PollingObserver

from generator.problems import ContentError, as_text
from generator.project import Project, find_project
from generator.site import after
from generator.site.contents import Contents, UnknownPlace
from generator.site.kept import Asked, kept_contents

if TYPE_CHECKING:
    from generator.content.load import Loaded

log = get_plugin_logger("sidestep")

WATCH_EVERY, SETTLED = 0.05, 0.03
"""Seconds between looks for a change, and without one before a build. The files are few, and a
look at them all takes milliseconds."""

Download = tuple[str, str, bytes]
"""Address under the site's root, title, content."""


@dataclass
class Given:
    """What `sidestep build` hands to the plugin, so that nothing is loaded twice."""

    loaded: "Loaded"
    today: datetime.date
    downloads: Sequence[Download] = ()
    from_files: bool = False
    """The site is read from a folder, without a server."""


class SidestepConfig(base.Config):  # type: ignore[no-untyped-call]
    """The plugin's options in mkdocs.yml."""

    clinic = Optional(Type(str))
    """Build with this clinic's changes and brand."""
    language = Optional(Type(str))
    """Build in this language; the clinic's, where none is given."""
    today = Optional(Type(datetime.date))
    """The date that review dates are held against; the machine's, where none is given."""


class SidestepPlugin(BasePlugin[SidestepConfig]):  # type: ignore[no-untyped-call]
    """Adds the guide's pages to a MkDocs site."""

    given: Given | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        # Its presence also keeps this one object across the rebuilds of `serve`.
        self.served = command == "serve"
        # A build makes many objects and leaves few: looking for lost ones is a twentieth of it.
        gc.set_threshold(100_000)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        # Content is judged here, not in on_files: MkDocs has not yet cleared the last good site.
        self.project = find_project(Path(config.config_file_path).resolve().parent)
        self.contents = self._contents(config)
        frame = self.contents.frame
        config.nav = frame.nav
        config.site_name = frame.name
        config.site_description = frame.description
        config.site_url = config.site_url or frame.site_url
        config.extra["sidestep"] = {**frame.extra, "worker": self._worker()}
        self._stamp_assets(config)
        config.theme["language"] = frame.language
        if self.contents.logo:
            config.theme["logo"] = self.contents.logo
        for palette, name in zip(config.theme["palette"], frame.palettes, strict=True):
            palette["toggle"]["name"] = name
        return config

    def _worker(self) -> str:
        """The address of the service worker; none where a copy would only be in the way."""
        from_files = self.given is not None and self.given.from_files
        return "" if self.served or from_files else after.WORKER

    def _stamp_assets(self, config: MkDocsConfig) -> None:
        """A new look has a new address: no browser mixes it with an old one."""
        stamp = after.stamp(self.project.overrides)
        config.extra_css = [f"{path}?{stamp}" for path in config.extra_css]
        for script in config.extra_javascript:
            if not isinstance(script, str):
                script.path = f"{script.path}?{stamp}"

    def _contents(self, config: MkDocsConfig) -> Contents:
        nav, directories = config.nav or [], config.use_directory_urls
        try:
            if self.given is not None:
                return self._assemble(self.given, nav, directories)
            today = self.config.today or datetime.date.today()
            asked = Asked(today, nav, directories, self.config.clinic, self.config.language)
            contents, warnings = kept_contents(self.project, asked)
        except UnknownPlace as error:
            raise PluginError(str(error)) from None
        except ContentError as error:
            raise PluginError(as_text(error.problems)) from None
        for warning in warnings:
            log.info(warning)
        return contents

    def _assemble(self, given: Given, nav: Sequence[object], directories: bool) -> Contents:
        from generator.site.assemble import assemble

        return assemble(
            self.project,
            given.loaded,
            today=given.today,
            nav=nav,
            directories=directories,
            downloads={uri: title for uri, title, _ in given.downloads},
        )

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.cleared = True
        for file in [file for file in files if self._needless(file.src_uri)]:
            files.remove(file)
        for uri, _, content in self.given.downloads if self.given else ():
            self._add(files, File.generated(config, uri, content=content))
        for uri, content in self.contents.files.items():
            self._add(files, File.generated(config, uri, content=content))
        for page in self.contents.pages:
            english = files.get_file_from_path(page.uri)
            if english and "translations" in page.source.parts:
                files.remove(english)
            file = File.generated(config, page.uri, content=page.text)
            file.edit_uri = os.path.relpath(self.project.root / page.source, config.docs_dir)
            self._add(files, file)
        return files

    def _needless(self, uri: str) -> bool:
        """A file of the theme that no reader asks for: a fifth of all files of the site."""
        stems = uri.startswith("assets/javascripts/lunr/")  # of words, in other languages
        return uri.endswith(".map") or (stems and self.contents.frame.language == "en")

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        # Compiling the theme takes a tenth of a second, at every build, and looking at each use
        # of a template whether its file has changed takes a twentieth. Each build has its own.
        compiled = self.project.cache / "theme"
        compiled.mkdir(parents=True, exist_ok=True)
        env.bytecode_cache = FileSystemBytecodeCache(str(compiled))
        env.auto_reload = False
        return env

    def _add(self, files: Files, file: File) -> None:
        # MkDocs would only mention it in a DeprecationWarning, and lose the written page.
        if files.get_file_from_path(file.src_uri):
            raise PluginError(
                f"content/pages/{file.src_uri}: the guide makes a page of this name (rename yours)"
            )
        files.append(file)

    # Late, so that the search index is written.
    @event_priority(-50)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        site = Path(config.site_dir)
        after.add_search_words(site, self.contents.search_words)
        after.mend_search(site)
        after.write_robots(site, config.site_url or "")
        if config.extra["sidestep"]["worker"]:
            after.write_worker(site, self.project.overrides)
        else:
            (site / after.WORKER).unlink(missing_ok=True)

    def on_shutdown(self) -> None:
        # MkDocs alone ends here, and its process would look through all that is left for loops.
        if self.given is None:
            gc.freeze()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        # MkDocs looks for changes every half second; an author waits for each of them.
        server.unwatch(config.docs_dir)  # inside content/
        server.unwatch(str(config.config_file_path))
        server.observer = PollingObserver(timeout=WATCH_EVERY)
        server.build_delay = SETTLED
        for path in (self.project.content, self.project.templates, config.config_file_path):
            server.watch(str(path))
        server.builder = self._keeping_the_last_site(server.builder)
        return server

    def _keeping_the_last_site(self, build_again: Callable[[], None]) -> Callable[[], None]:
        """MkDocs holds back every page while a build fails; an author reads on in the last one."""

        def build_or_keep() -> None:
            self.cleared = False
            try:
                build_again()
            except (Exception, SystemExit) as error:
                if self.cleared and not isinstance(error, Abort):
                    raise  # a template of the theme: half the site is missing
                if not isinstance(error, Abort):  # which comes after its reason was told
                    log.error(f"{type(error).__name__}: {error}")
                log.error("The last good site stays on show until this is mended.")

        return build_or_keep


def read_settings(path: Path) -> dict[str, Any]:
    """mkdocs.yml as MkDocs reads it, with its environment variables filled in."""
    settings = yaml_load(path.read_text(encoding="utf-8"))
    assert isinstance(settings, dict)
    return settings


def build_site(
    project: Project,
    loaded: "Loaded",
    *,
    out: Path,
    downloads: Iterable[Download] = (),
    today: datetime.date,
) -> None:
    """Build the site into `out`. Abort, from MkDocs: it is not sound, and nothing was put there.

    The environment's SIDESTEP_SITE_URL says where it will be served; else the guide does.
    """
    from generator.views.wording import Wording

    _speak(logging.WARNING)
    settings = str(project.root / "mkdocs.yml")
    offline = offline_copy(settings, Given(loaded, today, from_files=True))
    title = Wording(loaded.guide).label("site.offline_copy")
    given = Given(loaded, today, (*downloads, (after.OFFLINE, title, offline)))
    _build(load_config(settings, site_dir=str(out)), given)


def offline_copy(settings: str, given: Given) -> bytes:
    """The site for a reader without a network, as a zip file; its links are to files."""
    with TemporaryDirectory() as folder:
        config = load_config(
            settings,
            site_dir=folder,
            site_url="",
            use_directory_urls=False,
            plugins=[*read_settings(Path(settings))["plugins"], "offline"],
        )
        config.extra["polyfills"] = [after.IFRAME_WORKER]
        _build(config, given)
        return after.zip_folder(Path(folder), "sidestep")


def _build(config: MkDocsConfig, given: Given) -> None:
    plugin = config.plugins["sidestep"]
    assert isinstance(plugin, SidestepPlugin)
    plugin.given = given
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


def _speak(level: int) -> None:
    """Let MkDocs say what it finds: only its own command line gives its log a voice."""
    voice = logging.getLogger("mkdocs")
    voice.setLevel(level)
    if not voice.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
        voice.addHandler(handler)


def serve_site(
    project: Project, *, clinic: str | None = None, language: str | None = None, port: int = 8000
) -> None:
    """Serve the site, and build it again at every change."""
    _speak(logging.INFO)
    path = project.root / "mkdocs.yml"
    plugins: dict[str, Any] = {}
    for entry in read_settings(path)["plugins"]:
        plugins.update(entry if isinstance(entry, dict) else {entry: {}})
    # A mapping, not a list: MkDocs empties a list's entries, and reads them at every rebuild.
    plugins["sidestep"] = {"clinic": clinic, "language": language}
    serve(config_file=str(path), dev_addr=f"127.0.0.1:{port}", livereload=True, plugins=plugins)
