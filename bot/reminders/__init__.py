"""The tick of the reminders: APScheduler wakes, the table decides."""
