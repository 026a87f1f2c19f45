"""Speed and size, measured on the real server: ``make bench``."""
