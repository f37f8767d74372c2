"""The rules a guide must keep, one named function each; registry.py lists them all."""

from generator.checks.registry import CHECKS, Rule, rules, run_checks

__all__ = ["CHECKS", "Rule", "rules", "run_checks"]
