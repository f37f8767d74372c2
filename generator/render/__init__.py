"""The Jinja environments: one for Markdown pages, one for printed sheets."""
