"""What keeps answers unreadable to everybody but the person, and after sending the council: pure cryptography."""
