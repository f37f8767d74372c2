"""What a guide is: frozen, strict models. No file is read here."""
