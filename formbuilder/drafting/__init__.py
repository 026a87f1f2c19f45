"""Drafts of forms as text: changed in place, joined when two people write, made from pasted words."""
