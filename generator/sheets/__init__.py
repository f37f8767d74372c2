"""Sheets to print: one PDF that is PDF/UA-1 and PDF/A-2a at once."""
