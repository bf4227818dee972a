"""Explaining: terms, fields, dates, and where a Brief stands."""
