"""When the bot does not understand, or a person is wanted."""
