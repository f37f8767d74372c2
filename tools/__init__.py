"""What developers run by make targets."""
