"""What a page or a sheet says: small frozen values, so that templates hold no logic."""
