"""Files and overlays to a Guide, or every problem at once."""
