"""How the tables are made: a module for each noun. ``storage.tables`` finds one by its name."""
