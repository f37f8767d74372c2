"""Which week holds what, for one person. Pure: no clock, no file."""
