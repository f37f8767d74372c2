"""Sidestep: rehabilitation guides from YAML, as a site and as printed week sheets."""
