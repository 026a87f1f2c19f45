"""What a council charges somebody for care: an officer's copy of the assessment, a decision, and the next April."""
