"""Editions: the words of a form in other languages, what state each is in, and the files that they travel in."""
