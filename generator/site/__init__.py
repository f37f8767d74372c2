"""The site: pages as Markdown, their navigation, and the adapter to MkDocs."""
