"""Filling a Brief: started, asked, answered, corrected, paused, sent."""
