"""The language of a page: messages of ours in it, figures and days as it writes them, and what stays in another one."""
