"""What articles are written as, one format a file."""
