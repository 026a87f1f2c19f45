"""How the tables came to be what they are: Alembic reads this folder."""
