"""Who somebody is: accounts bound, linked, invited, and where they are reached."""
