"""What must not be lost between the platforms and the use cases: the inbox and outbox loops."""
