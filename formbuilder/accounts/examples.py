"""Who works in a demonstration council: somebody for each role, so that each can be tried out. None of them is real."""

from __future__ import annotations

from formbuilder.accounts.people import Role

EXAMPLES: tuple[tuple[str, str, frozenset[Role]], ...] = (
    ("Amina Yusuf", "amina.yusuf@example.org", frozenset({Role.ADMINISTRATOR})),
    ("Owen Price", "owen.price@example.org", frozenset({Role.OFFICER})),
    ("Dana Fox", "dana.fox@example.org", frozenset({Role.OFFICER})),
    ("Ruth Cole", "ruth.cole@example.org", frozenset({Role.APPROVER})),
    ("Samir Nath", "samir.nath@example.org", frozenset({Role.ASSESSOR})),
    ("Nadia Brook", "nadia.brook@example.org", frozenset({Role.FINANCE})),
    ("Chloe Ward", "chloe.ward@example.org", frozenset({Role.CHAIR})),
    ("Filip Nowak", "filip.nowak@example.org", frozenset({Role.FACILITATOR})),
    ("Mary Bell", "mary.bell@example.org", frozenset({Role.MEMBER})),
    ("Tom Reed", "tom.reed@example.org", frozenset({Role.CHAIR})),
    ("Ines Park", "ines.park@example.org", frozenset({Role.MEMBER})),
    ("Sana Mir", "sana.mir@example.org", frozenset({Role.TRANSLATOR})),
)
"""Name, e-mail address and roles; two officers, because some things take two."""
LANGUAGES = ("ur", "pa")
"""What translators among them translate into."""
