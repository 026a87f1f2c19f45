from tests.databases import engine, postgresql_address, postgresql_engine, sqlite_file

__all__ = ["engine", "postgresql_address", "postgresql_engine", "sqlite_file"]
