"""What a council says about itself: who reads what people send, when, and how to get help without waiting."""
