"""A form on paper: which questions stand there under which numbers, when each is answered, and what comes back."""
